/**
 * The authority that issues the simulator's KSeF certificates: public knowledge, its private key included, like the
 * published encryption keys. A certificate that it signed proves nothing outside a simulator.
 */
export const publishedAuthority = {
  /** PKCS#8 PEM. */
  privateKey: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQge9O6AQO+vPSIBjLQ
GHV6v55Flf4S/Hes6ikJbPJf4lChRANCAAS2pB2anKd+gdNY7E7scyda8Lkyd3bw
L3DVBeVCJ2SOn16w+rlSG4G7jcE8YK9vMSBDNE9yYtNi/zJUU16DeTCg
-----END PRIVATE KEY-----`,
  /** PEM. */
  certificate: `-----BEGIN CERTIFICATE-----
MIICEjCCAbigAwIBAgIIS1NFRlNJTRAwCgYIKoZIzj0EAwIwezELMAkGA1UEBhMC
UEwxNDAyBgNVBAoMK2tzZWYtc2ltdWxhdG9yLCBub3QgdGhlIE1pbmlzdHJ5IG9m
IEZpbmFuY2UxNjA0BgNVBAMMLWtzZWYtc2ltdWxhdG9yIENDSyAocHVibGlzaGVk
IHRlc3QgYXV0aG9yaXR5KTAeFw0yMDAxMDEwMDAwMDBaFw00OTEyMzEyMzU5NTla
MHsxCzAJBgNVBAYTAlBMMTQwMgYDVQQKDCtrc2VmLXNpbXVsYXRvciwgbm90IHRo
ZSBNaW5pc3RyeSBvZiBGaW5hbmNlMTYwNAYDVQQDDC1rc2VmLXNpbXVsYXRvciBD
Q0sgKHB1Ymxpc2hlZCB0ZXN0IGF1dGhvcml0eSkwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS2pB2anKd+gdNY7E7scyda8Lkyd3bwL3DVBeVCJ2SOn16w+rlSG4G7
jcE8YK9vMSBDNE9yYtNi/zJUU16DeTCgoyYwJDASBgNVHRMBAf8ECDAGAQH/AgEA
MA4GA1UdDwEB/wQEAwIBBjAKBggqhkjOPQQDAgNIADBFAiByqIvq7DvSqOIQp4BQ
mGUIKe751q8nELJPW713HIwM7gIhAJDbRO+nP2uMj+5ujctYyMymebasPy+LMQQh
YLuXDqYB
-----END CERTIFICATE-----`,
}
