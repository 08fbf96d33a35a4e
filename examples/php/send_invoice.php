<?php
// Signs in, sends an invoice, steers the clock, and fetches the UPO. phpseclib is for RSA-OAEP with SHA-256, which PHP's
// own openssl_public_encrypt learnt in 8.5.
//
//   composer install
//   ksef-simulator exec -- php send_invoice.php
declare(strict_types=1);

use phpseclib3\Crypt\RSA;
use phpseclib3\File\X509;

// Debian has phpseclib as a package of its own (php-phpseclib3).
require is_file('vendor/autoload.php') ? 'vendor/autoload.php' : 'phpseclib3/autoload.php';

const NIP = '5265877635';
define('API', getenv('KSEF_BASE_URL'));
define('CONTROL', getenv('KSEF_SIMULATOR_URL') . '/control');
$bearer = null;

/** The answer's body; a refusal is an exception with KSeF's own words. */
function ask(string $method, string $url, ?array $body = null): string
{
    global $bearer;
    $headers = $body === null ? [] : ['Content-Type: application/json'];
    if ($bearer !== null && str_starts_with($url, API)) {
        $headers[] = "Authorization: Bearer $bearer";
    }
    $content = $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    $context = ['method' => $method, 'header' => $headers, 'content' => $content, 'ignore_errors' => true];
    $answer = file_get_contents($url, false, stream_context_create(['http' => $context]));
    $status = (int) explode(' ', $http_response_header[0] ?? '- 0')[1];
    if ($answer === false || $status < 200 || $status >= 300) {
        throw new RuntimeException("$method $url: $status $answer");
    }
    return $answer;
}

function read(string $json): array
{
    return json_decode($json, true, flags: JSON_THROW_ON_ERROR);
}

/** What KSeF publishes for the keys of sessions. */
function encryptionKey(): RSA\PublicKey
{
    foreach (read(ask('GET', API . '/security/public-key-certificates')) as $published) {
        if (in_array('SymmetricKeyEncryption', $published['usage'], true)) {
            $certificate = new X509();
            $certificate->loadX509($published['certificate']);
            return $certificate->getPublicKey()->withHash('sha256')->withMGFHash('sha256')->withPadding(RSA::ENCRYPTION_OAEP);
        }
    }
    throw new RuntimeException('KSeF publishes no key for sessions.');
}

function hashed(string $content): string
{
    return base64_encode(hash('sha256', $content, true));
}

// Signing is for the real KSeF. Here the simulator lets us in at once.
$bearer = read(ask('POST', CONTROL . '/sign-in', ['nip' => NIP]))['accessToken']['token'];

[$key, $iv] = [random_bytes(32), random_bytes(16)];
$session = read(ask('POST', API . '/sessions/online', [
    'formCode' => ['systemCode' => 'FA (3)', 'schemaVersion' => '1-0E', 'value' => 'FA'],
    'encryption' => [
        'encryptedSymmetricKey' => base64_encode(encryptionKey()->encrypt($key)),
        'initializationVector' => base64_encode($iv),
    ],
]))['referenceNumber'];

// KSeF takes five minutes for an invoice, and nobody waits for them.
ask('PUT', CONTROL . '/delays', ['invoice' => '5m']);
$xml = file_get_contents(__DIR__ . '/../invoice.xml');
$content = openssl_encrypt($xml, 'aes-256-cbc', $key, OPENSSL_RAW_DATA, $iv);
$invoice = read(ask('POST', API . "/sessions/online/$session/invoices", [
    'invoiceHash' => hashed($xml),
    'invoiceSize' => strlen($xml),
    'encryptedInvoiceHash' => hashed($content),
    'encryptedInvoiceSize' => strlen($content),
    'encryptedInvoiceContent' => base64_encode($content),
]))['referenceNumber'];
$status = fn (): array => read(ask('GET', API . "/sessions/$session/invoices/$invoice"));
echo 'under way: ', $status()['status']['code'], "\n";
ask('POST', CONTROL . '/clock/advance', ['by' => '5m']);
$number = $status()['ksefNumber'];
echo "KSeF number: $number\n";

ask('POST', API . "/sessions/online/$session/close");
$page = read(ask('GET', API . "/sessions/$session"))['upo']['pages'][0]['referenceNumber'];
$upo = ask('GET', API . "/sessions/$session/upo/$page");
echo 'UPO: ', strlen($upo), " bytes\n";
if (!str_contains($upo, $number)) {
    throw new RuntimeException('The UPO is of another invoice.');
}
