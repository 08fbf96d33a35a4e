// Loaded into a measured process (--import): tells its parent what it has used so far, and ends with its parent.
process.on('message', () => process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }))
process.on('disconnect', () => process.exit())
