import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.json.JSONArray;
import org.json.JSONObject;
import org.xml.sax.InputSource;
import xades4j.production.Enveloped;
import xades4j.production.XadesBesSigningProfile;
import xades4j.providers.impl.DirectKeyingDataProvider;

/** Signs in by a signature (XAdES), sends an invoice, steers the clock, and fetches the UPO. */
public class SendInvoice {
    static final String NIP = "5265877635";
    static final String API = System.getenv("KSEF_BASE_URL");
    static final String CONTROL = System.getenv("KSEF_SIMULATOR_URL") + "/control";
    static final HttpClient http = HttpClient.newHttpClient();
    static String bearer;

    /** @param args the seal: a PKCS#12 file and its password */
    public static void main(String[] args) throws Exception {
        bearer = signIn(Path.of(args[0]), args[1].toCharArray());

        byte[] key = random(32), iv = random(16);
        var oaep = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.ENCRYPT_MODE, encryptionKey().getPublicKey(), oaep);
        var opened = ask("POST", API + "/sessions/online", new JSONObject()
            .put("formCode", new JSONObject().put("systemCode", "FA (3)").put("schemaVersion", "1-0E").put("value", "FA"))
            .put("encryption", new JSONObject()
                .put("encryptedSymmetricKey", base64(rsa.doFinal(key)))
                .put("initializationVector", base64(iv))));
        var session = opened.getString("referenceNumber");

        // KSeF takes five minutes for an invoice, and nobody waits for them.
        ask("PUT", CONTROL + "/delays", new JSONObject().put("invoice", "5m"));
        byte[] xml = Files.readAllBytes(Path.of("../invoice.xml"));
        var aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        byte[] content = aes.doFinal(xml);
        var sent = ask("POST", API + "/sessions/online/" + session + "/invoices", new JSONObject()
            .put("invoiceHash", base64(sha256(xml))).put("invoiceSize", xml.length)
            .put("encryptedInvoiceHash", base64(sha256(content))).put("encryptedInvoiceSize", content.length)
            .put("encryptedInvoiceContent", base64(content)));
        var invoice = API + "/sessions/" + session + "/invoices/" + sent.getString("referenceNumber");
        System.out.println("under way: " + ask("GET", invoice).getJSONObject("status").getInt("code"));
        ask("POST", CONTROL + "/clock/advance", new JSONObject().put("by", "5m"));
        var number = ask("GET", invoice).getString("ksefNumber");
        System.out.println("KSeF number: " + number);

        text("POST", API + "/sessions/online/" + session + "/close", null, null);
        var pages = ask("GET", API + "/sessions/" + session).getJSONObject("upo").getJSONArray("pages");
        var page = pages.getJSONObject(0).getString("referenceNumber");
        var upo = text("GET", API + "/sessions/" + session + "/upo/" + page, null, null);
        System.out.println("UPO: " + upo.length() + " characters");
        if (!upo.contains(number)) throw new IllegalStateException("The UPO is of another invoice.");
    }

    /** Challenge, signed request, outcome, access token. */
    static String signIn(Path seal, char[] password) throws Exception {
        var challenge = ask("POST", API + "/auth/challenge").getString("challenge");
        var request = """
            <AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/2.0">\
            <Challenge>%s</Challenge><ContextIdentifier><Nip>%s</Nip></ContextIdentifier>\
            <SubjectIdentifierType>certificateSubject</SubjectIdentifierType></AuthTokenRequest>""".formatted(challenge, NIP);
        var begun = new JSONObject(text("POST", API + "/auth/xades-signature", "application/xml", signed(request, seal, password)));
        bearer = begun.getJSONObject("authenticationToken").getString("token");
        // The real KSeF takes a while: ask again as long as it is 100.
        var status = ask("GET", API + "/auth/" + begun.getString("referenceNumber")).getJSONObject("status");
        if (status.getInt("code") != 200) throw new IllegalStateException(status.toString());
        return ask("POST", API + "/auth/token/redeem").getJSONObject("accessToken").getString("token");
    }

    static String signed(String xml, Path seal, char[] password) throws Exception {
        var store = KeyStore.getInstance(seal.toFile(), password);
        var alias = store.aliases().nextElement();
        var identity = new DirectKeyingDataProvider(
            (X509Certificate) store.getCertificate(alias), (PrivateKey) store.getKey(alias, password));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        new Enveloped(new XadesBesSigningProfile(identity).newSigner()).sign(document.getDocumentElement());
        var written = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(written));
        return written.toString();
    }

    /** What KSeF publishes for the keys of sessions. */
    static X509Certificate encryptionKey() throws Exception {
        for (var one : new JSONArray(text("GET", API + "/security/public-key-certificates", null, null))) {
            var published = (JSONObject) one;
            if (!published.getJSONArray("usage").toList().contains("SymmetricKeyEncryption")) continue;
            var octets = Base64.getDecoder().decode(published.getString("certificate"));
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(octets));
        }
        throw new IllegalStateException("KSeF publishes no key for sessions.");
    }

    static JSONObject ask(String method, String url) throws Exception {
        return new JSONObject(text(method, url, null, null));
    }

    static JSONObject ask(String method, String url, JSONObject body) throws Exception {
        return new JSONObject(text(method, url, "application/json", body.toString()));
    }

    /** The answer's body. A refusal is an exception with KSeF's own words. */
    static String text(String method, String url, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) request.header("Content-Type", type);
        if (bearer != null && url.startsWith(API)) request.header("Authorization", "Bearer " + bearer);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(method + " " + url + ": " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    static byte[] random(int size) {
        byte[] octets = new byte[size];
        new SecureRandom().nextBytes(octets);
        return octets;
    }

    static byte[] sha256(byte[] content) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
