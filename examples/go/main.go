// Signs in, sends an invoice, steers the clock, and fetches the UPO: with the standard library alone.
//
//	ksef-simulator exec -- go run .
package main

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"slices"
	"strings"
)

const nip = "5265877635"

var (
	api     = os.Getenv("KSEF_BASE_URL")
	control = os.Getenv("KSEF_SIMULATOR_URL") + "/control"
	bearer  string
)

type object = map[string]any

// ask sends a request, with the body as JSON where there is one, and gives the answer's body. A refusal ends the program.
func ask(method, url string, body any) []byte {
	var content bytes.Buffer
	if body != nil {
		check(json.NewEncoder(&content).Encode(body))
	}
	request, err := http.NewRequest(method, url, &content)
	check(err)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if bearer != "" && strings.HasPrefix(url, api) {
		request.Header.Set("Authorization", "Bearer "+bearer)
	}
	response, err := http.DefaultClient.Do(request)
	check(err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	check(err)
	if response.StatusCode >= 300 {
		log.Fatalf("%s %s: %s %s", method, url, response.Status, answer)
	}
	return answer
}

func read[T any](answer []byte) (value T) {
	check(json.Unmarshal(answer, &value))
	return
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// encryptionKey is what KSeF publishes for the keys of sessions.
func encryptionKey() *rsa.PublicKey {
	type published struct {
		Certificate []byte
		Usage       []string
	}
	for _, one := range read[[]published](ask("GET", api+"/security/public-key-certificates", nil)) {
		if slices.Contains(one.Usage, "SymmetricKeyEncryption") {
			certificate, err := x509.ParseCertificate(one.Certificate)
			check(err)
			return certificate.PublicKey.(*rsa.PublicKey)
		}
	}
	panic("KSeF publishes no key for sessions")
}

func random(size int) []byte {
	octets := make([]byte, size)
	_, err := rand.Read(octets)
	check(err)
	return octets
}

// encrypted is AES-256-CBC with PKCS#7.
func encrypted(content, key, iv []byte) []byte {
	block, err := aes.NewCipher(key)
	check(err)
	size := aes.BlockSize - len(content)%aes.BlockSize
	padded := append(bytes.Clone(content), bytes.Repeat([]byte{byte(size)}, size)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(padded, padded)
	return padded
}

func hash(content []byte) []byte {
	digest := sha256.Sum256(content)
	return digest[:]
}

func main() {
	type signedIn struct{ AccessToken struct{ Token string } }
	type referred struct{ ReferenceNumber string }
	type status struct {
		Status struct{ Code int }
		Ksef   string                     `json:"ksefNumber"`
		Upo    struct{ Pages []referred } `json:"upo"`
	}

	// Signing is for the real KSeF. Here the simulator lets us in at once.
	bearer = read[signedIn](ask("POST", control+"/sign-in", object{"nip": nip})).AccessToken.Token

	key, iv := random(32), random(16)
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, encryptionKey(), key, nil)
	check(err)
	session := read[referred](ask("POST", api+"/sessions/online", object{
		"formCode":   object{"systemCode": "FA (3)", "schemaVersion": "1-0E", "value": "FA"},
		"encryption": object{"encryptedSymmetricKey": wrapped, "initializationVector": iv},
	})).ReferenceNumber

	// KSeF takes five minutes for an invoice, and nobody waits for them.
	ask("PUT", control+"/delays", object{"invoice": "5m"})
	xml, err := os.ReadFile("../invoice.xml")
	check(err)
	content := encrypted(xml, key, iv)
	invoice := read[referred](ask("POST", api+"/sessions/online/"+session+"/invoices", object{
		"invoiceHash": hash(xml), "invoiceSize": len(xml),
		"encryptedInvoiceHash": hash(content), "encryptedInvoiceSize": len(content),
		"encryptedInvoiceContent": content,
	})).ReferenceNumber
	ofInvoice := func() status {
		return read[status](ask("GET", api+"/sessions/"+session+"/invoices/"+invoice, nil))
	}
	fmt.Println("under way:", ofInvoice().Status.Code)
	ask("POST", control+"/clock/advance", object{"by": "5m"})
	fmt.Println("KSeF number:", ofInvoice().Ksef)

	ask("POST", api+"/sessions/online/"+session+"/close", nil)
	closed := read[status](ask("GET", api+"/sessions/"+session, nil))
	upo := ask("GET", api+"/sessions/"+session+"/upo/"+closed.Upo.Pages[0].ReferenceNumber, nil)
	fmt.Println("UPO:", len(upo), "bytes")
	if !bytes.Contains(upo, []byte(ofInvoice().Ksef)) {
		log.Fatal("the UPO is of another invoice")
	}
}
