/** Our own sign: a sheet with a keyhole. No emblem of the state. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">
  <rect width="36" height="36" rx="8" fill="#0b5a54"/>
  <path d="M10 7h11l6 6v16a1.5 1.5 0 0 1-1.5 1.5h-15.5a1.5 1.5 0 0 1-1.5-1.5v-20.500a1.500 1.500 0 0 1 1.500-1.500z" fill="#fff"/>
  <path d="M21 7l6 6h-4.500a1.500 1.500 0 0 1-1.500-1.500z" fill="#a9d6cc"/>
  <circle cx="18" cy="18.500" r="3.200" fill="#0b5a54"/>
  <path d="M16.900 20.500h2.200l1.100 5.200h-4.400z" fill="#0b5a54"/>
</svg>
`
