module ksef-simulator.test/example

go 1.21
