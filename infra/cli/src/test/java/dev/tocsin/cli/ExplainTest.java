// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.scheme.SchemeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {

  private static final Instant SENT = Instant.parse("2026-01-05T10:00:00Z");
  private static final String SECRET = "correct horse battery staple";
  private static final String BODY = "{\"id\":\"evt_1\",\"text\":\"\u00fc, or: not\"}";

  @TempDir private Path folder;
  private Terminal terminal;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> secrets = new ArrayList<>(List.of(SECRET));
  private String sent = BODY;
  private String kept = BODY;
  private String preset = "github";
  private Instant came = SENT;

  @BeforeEach
  void open() throws IOException {
    terminal = new Terminal();
    sign(SECRET);
  }

  @AfterEach
  void close() {
    terminal.close();
  }

  @Test
  void whatVerifiesIsSaidToDoSo() throws IOException {
    assertThat(explain()).isEqualTo(Tocsin.DONE);
    assertThat(terminal.out).isEqualTo("The header X-Hub-Signature-256 is there.\nIt verifies.\n");
  }

  @Test
  void missingHeaderIsNamedAndWhatThereIsInstead() throws IOException {
    headers.clear();
    headers.put("X-Hub-Signature", "sha1=00");
    assertExplained(
        "The header X-Hub-Signature-256 is missing. Headers that look like one: X-Hub-Signature.",
        "MISSING_HEADER");
  }

  @ParameterizedTest
  @CsvSource({
    "sha1=2a, Its value does not begin with 'sha256=' but with 'sha1='.",
    "sha256=0123456789012345678901234567890123456789, The signature has 40 digits and should have 64: it looks like SHA-1.",
    "sha256=ABCDEF, The signature is in upper-case digits",
    "sha256=q83vEjRW, The signature is not hex: it looks like base64.",
    "sha256=zz z, The signature is not hex."
  })
  void formOfTheSignatureIsLookedAt(String value, String said) throws IOException {
    headers.put("X-Hub-Signature-256", value);
    assertExplained(said, "It does not verify");
  }

  @Test
  void versionsOfAListAreNamed() throws IOException {
    preset = "stripe";
    sign(SECRET);
    headers.compute("Stripe-Signature", (name, value) -> String.valueOf(value).replace("v1", "v7"));
    assertExplained("It lists none of the accepted versions v1, but [t, v7].", "UNKNOWN_VERSION");
  }

  @Test
  void timeIsSaidToBeOffByHowMuchAndTheRestToBeRight() throws IOException {
    preset = "slack";
    sign(SECRET);
    came = SENT.plusSeconds(3 * 3600 + 120);
    assertExplained(
        "The signed time is 3 h 2 min ago; allowed is 5m.",
        "The signature is right: only the time is not.",
        "OUTSIDE_TOLERANCE");
    came = SENT.minusSeconds(400);
    assertExplained("The signed time is 6 min 40 s ahead");
    headers.put("X-Slack-Request-Timestamp", "1767607200000");
    assertExplained("It looks like milliseconds.");
    headers.remove("X-Slack-Request-Timestamp");
    assertExplained("The time is missing: X-Slack-Request-Timestamp.");
  }

  @ParameterizedTest
  @CsvSource({
    "'\n', '', if the body had no line break at its end",
    "'', '\n', if the body had a line break at its end"
  })
  void lineBreakAtTheEndIsFound(String keptWith, String sentWith, String said) throws IOException {
    sent = BODY + sentWith;
    sign(SECRET);
    kept = BODY + keptWith;
    assertExplained("It would verify " + said + ".", "MISMATCH");
  }

  @Test
  void otherLineEndsAreFound() throws IOException {
    sent = "{\n\"a\":1\n}";
    sign(SECRET);
    kept = sent.replace("\n", "\r\n");
    assertExplained(
        "The body has lines that end with CR LF.",
        "It would verify if the body's lines ended with LF and not CR LF.");
  }

  @ParameterizedTest
  @CsvSource({
    "'{ \"a\" : [1, 2] }', '{\"a\":[1,2]}', without white space",
    "'{\"a\":[1,2],\"b\":\":,\"}', '{\"a\": [1, 2], \"b\": \":,\"}', with a blank behind",
    "'{\"a\":1}', '{\n  \"a\": 1\n}', indented",
    "'{\"a\":\"\u00fc\"}', '{\"a\":\"\\u00fc\"}', \\u escapes"
  })
  void bodyWrittenAnewIsFound(String keptAs, String sentAs, String said) throws IOException {
    sent = sentAs;
    sign(SECRET);
    kept = keptAs;
    assertExplained("It would verify if the body were", said);
  }

  @Test
  void announcedLengthIsComparedWithWhatIsThere() throws IOException {
    headers.put("Content-Length", "99");
    kept = "0123456789";
    assertExplained("The sender has announced 99 bytes of body, and 10 are here: it was changed.");
  }

  @Test
  void keyInAnotherFormIsFound() throws IOException {
    preset = "github";
    secrets.set(0, "c29tZSBzZWNyZXQ=");
    sign("some secret");
    assertExplained("It would verify if the key were decoded from base64.");

    preset = "standard-webhooks";
    secrets.set(0, "whsec_c29tZSBzZWNyZXQ=");
    sign("whsec_" + "c29tZSBzZWNyZXQx");
    assertExplained("None of the usual mistakes explains it");
    secrets.set(0, "some secret");
    assertExplained("A secret does not begin with whsec_, as this sender's do.", "NO_USABLE_KEY");
  }

  @Test
  void whiteSpaceAroundASecretIsFound() throws IOException {
    secrets.set(0, SECRET + "  ");
    assertExplained(
        "A secret has white space around it.",
        "It would verify if the secret had no white space around it.");
  }

  @Test
  void twoMistakesAtOnceAreFound() throws IOException {
    secrets.set(0, SECRET + " ");
    kept = BODY + "\n";
    assertExplained(
        "It would verify if the secret had no white space around it, and if the body had no line"
            + " break at its end.");
  }

  @Test
  void previousSecretIsSaidToBeTheOne() throws IOException {
    secrets.addFirst("a new secret");
    assertThat(explain()).isEqualTo(Tocsin.DONE);
    assertThat(terminal.out).contains("It is signed by secret 2 of those accepted.");
  }

  @Test
  void anotherAlgorithmOrEncodingIsFound() throws IOException {
    preset = "vercel";
    sign(SECRET);
    headers.put("X-Hub-Signature-256", "sha256=" + headers.remove("x-vercel-signature"));
    preset = "github";
    assertExplained("It would verify if it were SHA-1.");

    preset = "dropbox";
    sign(SECRET);
    var signature = headers.remove("X-Dropbox-Signature");
    preset = "asana";
    headers.put("X-Hook-Signature", signature);
    assertThat(explain()).isEqualTo(Tocsin.DONE);
  }

  @Test
  void anotherPresetIsNamed() throws IOException {
    preset = "zoom";
    sign(SECRET);
    preset = "slack";
    assertExplained("It would verify by the preset zoom.");
  }

  @Test
  void withoutASecretNothingIsGuessed() throws IOException {
    secrets.clear();
    assertExplained("There is no secret and no public key to verify with.", "NO_USABLE_KEY");
    assertThat(terminal.out).doesNotContain("None of the usual mistakes");
  }

  @Test
  void signatureInTheBodyIsLookedForThere() throws IOException {
    preset = "mailgun";
    assertExplained("The body has no signature.signature, where the signature should stand.");
  }

  @Test
  void certificateIsAskedForOnlyWhereItsAddressIsTheVendors() throws IOException {
    preset = "aws-sns";
    headers.clear();
    headers.put("x-amz-sns-message-type", "Notification");
    var message =
        "{\"Type\":\"Notification\",\"Message\":\"\",\"MessageId\":\"\",\"TopicArn\":\"\",\"SignatureVersion\":\"2\",\"Signature\":\"AA==\","
            + "\"Timestamp\":\"2026-01-05T10:00:00.000Z\",\"SigningCertURL\":\"%s\"}";
    kept = message.formatted("https://sns.us-east-1.amazonaws.com/a.pem");
    assertExplained("The certificate's address is the vendor's. Fetch it", "UNTRUSTED_CERTIFICATE");
    kept = message.formatted("https://sns.us-east-1.amazonaws.com.evil.example/a.pem");
    assertExplained("The certificate's address is none of the vendor's");
    assertThat(terminal.out).doesNotContain("None of the usual mistakes");
  }

  @Test
  void neitherSecretNorSignatureIsPrinted() throws IOException {
    kept = BODY + "x";
    explain();
    assertThat(terminal.out + terminal.err)
        .doesNotContain(SECRET)
        .doesNotContainPattern("[0-9a-f]{40}");
  }

  @Test
  void vectorsAndLambdaEventsAreRead() throws IOException {
    var vector = folder.resolve("vector.json");
    Files.writeString(
        vector,
        """
        [{"headers":{"X-Hub-Signature-256":["%s"]},"body_base64":"%s"}]
        """
            .formatted(
                headers.get("X-Hub-Signature-256"),
                java.util.Base64.getEncoder()
                    .encodeToString(BODY.getBytes(StandardCharsets.UTF_8))));
    terminal.typing(SECRET);
    terminal.type(
        "signatures", "explain", vector.toString(), "--preset", "github", "--secret", "-");
    assertThat(terminal.out).endsWith("It verifies.\n");

    terminal.type("signatures", "explain", "../../events/github-ping.json", "--source", "github");
    assertThat(terminal.out).endsWith("It verifies.\n");
  }

  @Test
  void whatCanNotBeReadIsSaidToBeSo() throws IOException {
    var file = folder.resolve("nothing.txt");
    Files.writeString(file, "X: y\n");
    assertThat(terminal.type("signatures", "explain", file.toString(), "--preset", "github"))
        .isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("there is no body: name the file that holds it");
    assertThat(terminal.type("signatures", "explain", file.toString())).isEqualTo(Tocsin.USAGE);
  }

  /** As the preset's sender would, with this key. */
  private void sign(String key) {
    headers.clear();
    var presets =
        YamlFile.read(Terminal.ROOT.resolve("infra/config"), "signatures.yaml").get("presets");
    var request =
        new Request(
            "POST",
            "",
            Headers.ofSingle(Map.of()),
            sent.getBytes(StandardCharsets.UTF_8),
            new JsonDocuments());
    headers.putAll(
        SchemeReader.read(presets.get(preset), null).sign(key, request, "id-1", SENT).headers());
  }

  private int explain() throws IOException {
    var head = new StringBuilder("POST /webhooks/x HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    var headersFile = Files.writeString(folder.resolve("headers.txt"), head);
    var body = Files.writeString(folder.resolve("body"), kept);
    var secret = Files.write(folder.resolve("secret"), secrets);
    return terminal.type(
        "signatures",
        "explain",
        headersFile.toString(),
        body.toString(),
        "--preset",
        preset,
        "--secret",
        secret.toString(),
        "--at",
        came.toString());
  }

  private void assertExplained(String... said) throws IOException {
    assertThat(explain()).isEqualTo(Tocsin.REFUSED);
    assertThat(terminal.out).contains(said);
  }
}
