package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Secrets that were typed or sealed are looked for wherever the portal leaves something: nowhere but sealed. */
class SecretSweepJourney {

    private static final String WRONG_SECRET = "canary-wrong-/secret+7Zq\"<&";

    @Test
    void no_secret_is_left_in_a_log_a_page_a_message_or_the_database() throws IOException {
        List<String> traffic = new CopyOnWriteArrayList<>();
        try (Browser browser = Browser.start();
                PortalProcess portal = PortalProcess.begin(
                        "--logging.level.root=TRACE",
                        "--logging.level.dev.counterfoil=TRACE",
                        "--logging.level.io.vertx=TRACE",
                        "--logging.level.io.smallrye=TRACE",
                        "--logging.level.org.springframework.jdbc=TRACE")) {
            JsonNode demo = JsonMapper.shared()
                    .readTree(Files.readString(portal.sandbox().clientsFile()))
                    .get(0);
            Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
            List<String> handed = new CopyOnWriteArrayList<>();
            ada.page().onResponse(response -> {
                try {
                    // The one answer that brings a token to the page, and nothing else.
                    if (response.url().endsWith("/usertokens/once")) {
                        handed.add(response.text());
                        traffic.add(response.url() + "\n" + response.headers());
                        return;
                    }
                    traffic.add(response.url() + "\n" + response.headers() + "\n" + response.text());
                } catch (RuntimeException noBody) {
                    traffic.add(response.url());
                }
            });
            ada.page()
                    .onWebSocket(socket -> socket.onFrameReceived(frame -> {
                        if (frame.text() != null) {
                            traffic.add(frame.text());
                        }
                    }));
            List<String> pages = new ArrayList<>();
            Runnable look = () -> pages.add(ada.page().content());
            ada.becomesOwner(portal.setUpLink());
            look.run();
            String setUpToken = portal.setUpLink().substring(portal.setUpLink().indexOf('#') + 1);

            ada.page().navigate("/clients/new");
            ada.field("Name").fill("Canary");
            ada.picks("Staging");
            ada.field("Client ID").fill(demo.path("clientId").asString());
            ada.choosesEndpoint(portal.sandbox().origin());
            ada.field("Client secret").fill(WRONG_SECRET);
            ada.press("Connect client");
            ada.reads("does not accept this client ID and secret");
            look.run();
            ada.field("Client secret").fill(demo.path("secret").asString());
            ada.press("Connect client");
            ada.toldEntry();
            look.run();
            ada.page().waitForURL(Pattern.compile(".*/clients/[0-9a-f-]{36}.*"));
            ada.opensNewDefinition(ada.page().url().replaceAll(".*/clients/([0-9a-f-]{36}).*", "$1"), "canary_key");
            ada.press("Create definition");
            ada.toldEntry();
            look.run();
            String client = ada.page().url().replaceAll(".*/clients/([0-9a-f-]{36}).*", "$1");
            String consent =
                    portal.sandbox().consentToken(demo.path("clientId").asString(), "maria.lindqvist@example.com");
            ada.getsToken(client, consent);
            look.run();
            ada.press("Keep it…");
            ada.press("Keep token");
            ada.reads("Kept as “");
            ada.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^Refresh the token of")))
                    .first()
                    .click();
            ada.reads("The token was renewed");
            look.run();
            JsonNode tokens = JsonMapper.shared().readTree(handed.getFirst());
            ada.page().navigate("/audit");
            ada.reads("canary_key");
            look.run();

            ada.page().navigate("/clients/" + client + "/edit");
            ada.field("Client secret").fill(WRONG_SECRET);
            ada.press("Save changes");
            ada.reads("does not accept this client ID and secret");
            look.run();
            String another = portal.sandbox().addSecret(demo.path("clientId").asString());
            ada.field("Client secret").fill(another);
            ada.press("Save changes");
            ada.toldEntry();
            look.run();
            ada.signsOut();
            look.run();
            ada.signsIn();
            look.run();
            ada.page().navigate("/no/such/page");
            ada.sees("There is no such page");
            look.run();
            ada.page().navigate("/actuator/health");
            ada.reads("UP");
            look.run();
            ada.page().navigate("/audit");
            ada.sees("Audit log");

            Map<String, String> places = new LinkedHashMap<>();
            places.put("pages on the way", String.join("\n", pages));
            places.put("traffic", String.join("\n", traffic));
            places.put(
                    "browser storage",
                    String.valueOf(ada.page().evaluate("() => JSON.stringify([localStorage, sessionStorage])")));
            places.put("page", ada.page().content());
            places.put("terminal", portal.printed().replace(portal.setUpLink(), ""));
            places.put("database", Record.of(portal).dump());
            portal.stop();
            try (Stream<Path> files = Files.walk(portal.data())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String inside = portal.data().relativize(file).toString();
                    if (!inside.startsWith("pg-bin")) {
                        places.put(inside, read(file));
                    }
                }
            }
            assertThat(places.keySet())
                    .as("the log and PostgreSQL's files were looked at")
                    .anyMatch(name -> name.endsWith("portal.log"))
                    .anyMatch(name -> name.contains("pg_wal"));

            List<String> found = new ArrayList<>();
            assertThat(tokens.path("access").asString()).isNotBlank();
            String key = keyLine(portal);
            byte[] keyBytes = Base64.getDecoder().decode(key);
            Map<String, String> secrets = Map.ofEntries(
                    Map.entry("consent token", consent),
                    Map.entry("access token", tokens.path("access").asString()),
                    Map.entry("refresh token", tokens.path("refresh").asString()),
                    Map.entry("client secret", demo.path("secret").asString()),
                    Map.entry("client secret put in its place", another),
                    Map.entry("refused secret", WRONG_SECRET),
                    Map.entry("password", Person.PASSWORD),
                    Map.entry("set-up token", setUpToken),
                    Map.entry("key", key),
                    Map.entry("key in hex", HexFormat.of().formatHex(keyBytes)),
                    Map.entry(
                            "superuser's password",
                            Files.readString(portal.key()
                                            .resolveSibling(portal.key().getFileName() + ".postgres"))
                                    .strip()));
            places.forEach((place, content) -> {
                if (content.contains(new String(keyBytes, StandardCharsets.ISO_8859_1))) {
                    found.add("key as bytes in " + place);
                }
            });
            secrets.forEach((what, secret) -> shapes(demo.path("clientId").asString(), secret)
                    .forEach((shape, text) -> places.forEach((place, content) -> {
                        if (content.contains(text)) {
                            found.add(what + " as " + shape + " in " + place);
                        }
                    })));
            assertThat(found).isEmpty();
        }
    }

    /** Old logs are put away compressed. */
    private static String read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream whole = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new String(whole.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String keyLine(PortalProcess portal) throws IOException {
        return Files.readAllLines(portal.key()).stream()
                .filter(line -> line.startsWith("key "))
                .map(line -> line.substring("key ".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /** The shapes in which a secret may slip through. */
    private static Map<String, String> shapes(String clientId, String secret) {
        Map<String, String> shapes = new LinkedHashMap<>();
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        shapes.put("itself", secret);
        shapes.put("Basic", base64(clientId + ":" + secret, 0));
        for (int shift = 0; shift < 3; shift++) {
            shapes.put("base64 shifted by " + shift, base64(secret, shift));
        }
        shapes.put("hex", HexFormat.of().formatHex(bytes));
        shapes.put("URL", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        String json = JsonMapper.shared().writeValueAsString(secret);
        shapes.put("JSON", json.substring(1, json.length() - 1));
        shapes.put("HTML", secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        shapes.put("UTF-16", new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
        return shapes;
    }

    /** The part of the base64 text that depends on the secret alone, however it is aligned. */
    private static String base64(String text, int shift) {
        byte[] bytes = ("x".repeat(shift) + text).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return encoded.substring(shift == 0 ? 0 : 4, encoded.length() - (bytes.length % 3 == 0 ? 0 : 2));
    }
}
