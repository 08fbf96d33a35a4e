declare module 'pdfmake/build/vfs_fonts.js' {
  const fonts: Readonly<Record<string, string>>
  export = fonts
}
