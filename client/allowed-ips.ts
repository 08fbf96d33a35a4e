/** The addresses (IPv4) from which a session may be used; at most ten of each kind. */
export interface AllowedIps {
  ip4Addresses?: string[]
  /** `10.0.0.1-10.0.0.9` */
  ip4Ranges?: string[]
  /** `10.0.0.0/8` */
  ip4Masks?: string[]
}
