// Signs in, sends an invoice, steers the clock, and fetches the UPO: with .NET's own library alone.
//
//   ksef-simulator exec -- dotnet run
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

const string Nip = "5265877635";
var api = Environment.GetEnvironmentVariable("KSEF_BASE_URL")!;
var control = Environment.GetEnvironmentVariable("KSEF_SIMULATOR_URL") + "/control";
using var http = new HttpClient();
string? bearer = null;

// Signing is for the real KSeF. Here the simulator lets us in at once.
var signedIn = await Ask(HttpMethod.Post, $"{control}/sign-in", new { nip = Nip });
bearer = (string)signedIn["accessToken"]!["token"]!;

byte[] key = RandomNumberGenerator.GetBytes(32), iv = RandomNumberGenerator.GetBytes(16);
using var rsa = (await EncryptionKey()).GetRSAPublicKey()!;
var opened = await Ask(HttpMethod.Post, $"{api}/sessions/online", new
{
    formCode = new { systemCode = "FA (3)", schemaVersion = "1-0E", value = "FA" },
    encryption = new
    {
        encryptedSymmetricKey = Convert.ToBase64String(rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256)),
        initializationVector = Convert.ToBase64String(iv),
    },
});
var session = (string)opened["referenceNumber"]!;

// KSeF takes five minutes for an invoice, and nobody waits for them.
await Ask(HttpMethod.Put, $"{control}/delays", new { invoice = "5m" });
var xml = await File.ReadAllBytesAsync("../invoice.xml");
using var aes = Aes.Create();
aes.Key = key;
var content = aes.EncryptCbc(xml, iv, PaddingMode.PKCS7);
var sent = await Ask(HttpMethod.Post, $"{api}/sessions/online/{session}/invoices", new
{
    invoiceHash = Hash(xml),
    invoiceSize = xml.Length,
    encryptedInvoiceHash = Hash(content),
    encryptedInvoiceSize = content.Length,
    encryptedInvoiceContent = Convert.ToBase64String(content),
});
var invoice = $"{api}/sessions/{session}/invoices/{(string)sent["referenceNumber"]!}";
Console.WriteLine($"under way: {(await Ask(HttpMethod.Get, invoice))["status"]!["code"]}");
await Ask(HttpMethod.Post, $"{control}/clock/advance", new { by = "5m" });
var number = (string)(await Ask(HttpMethod.Get, invoice))["ksefNumber"]!;
Console.WriteLine($"KSeF number: {number}");

await Text(HttpMethod.Post, $"{api}/sessions/online/{session}/close");
var closed = await Ask(HttpMethod.Get, $"{api}/sessions/{session}");
var upo = await Text(HttpMethod.Get, $"{api}/sessions/{session}/upo/{(string)closed["upo"]!["pages"]![0]!["referenceNumber"]!}");
Console.WriteLine($"UPO: {upo.Length} characters");
if (!upo.Contains(number)) throw new InvalidOperationException("The UPO is of another invoice.");

// What KSeF publishes for the keys of sessions.
async Task<X509Certificate2> EncryptionKey()
{
    var published = (await Ask(HttpMethod.Get, $"{api}/security/public-key-certificates")).AsArray();
    var one = published.First(it => it!["usage"]!.AsArray().Any(usage => (string)usage! == "SymmetricKeyEncryption"))!;
    return new X509Certificate2(Convert.FromBase64String((string)one["certificate"]!));
}

async Task<JsonNode> Ask(HttpMethod method, string url, object? body = null) =>
    JsonNode.Parse(await Text(method, url, body))!;

// The answer's body. A refusal is an exception with KSeF's own words.
async Task<string> Text(HttpMethod method, string url, object? body = null)
{
    using var request = new HttpRequestMessage(method, url);
    if (body is not null) request.Content = JsonContent.Create(body);
    if (bearer is not null && url.StartsWith(api)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
    using var answer = await http.SendAsync(request);
    var text = await answer.Content.ReadAsStringAsync();
    return answer.IsSuccessStatusCode ? text : throw new HttpRequestException($"{method} {url}: {(int)answer.StatusCode} {text}");
}

static string Hash(byte[] content) => Convert.ToBase64String(SHA256.HashData(content));
