package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PortalEnvironmentTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "portal.example.com", "127.0.0.1.example.com"})
    void listening_beyond_this_machine_needs_https_and_a_certificate_or_proxies(String bind) {
        refused(Map.of("counterfoil.bind", bind)).hasMessageContaining("Listening on " + bind + " is refused");
        refused(Map.of("counterfoil.bind", bind, "counterfoil.public-url", "https://portal.example.com"))
                .hasMessageContaining("is refused");
        refused(Map.of("counterfoil.bind", bind, "counterfoil.trusted-proxies", "10.0.0.0/8"))
                .hasMessageContaining("is refused");

        settle(Map.of(
                "counterfoil.bind",
                bind,
                "counterfoil.public-url",
                "https://portal.example.com",
                "counterfoil.trusted-proxies",
                "10.0.0.0/8"));
        settle(Map.of(
                "counterfoil.bind",
                bind,
                "counterfoil.public-url",
                "https://portal.example.com",
                "server.ssl.bundle",
                "portal"));
    }

    @Test
    void a_public_https_address_needs_a_certificate_or_proxies_also_behind_a_proxy_on_this_machine() {
        refused(Map.of("counterfoil.public-url", "https://portal.example.com"))
                .hasMessageContaining("counterfoil.trusted-proxies (127.0.0.1 for one on this machine)");
        settle(Map.of(
                "counterfoil.public-url", "https://portal.example.com", "counterfoil.trusted-proxies", "127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.9.10"})
    void this_machine_is_reached_without_more(String bind) {
        assertThat(settle(Map.of("counterfoil.bind", bind)).getProperty("server.address"))
                .isEqualTo(bind);
    }

    @ParameterizedTest
    @CsvSource({
        "http://portal.example.com, http is for this machine only",
        "ftp://portal.example.com, it names no host with https",
        "portal.example.com, it names no host with https",
        "https://portal.example.com/app, a scheme",
        "https://someone@portal.example.com, a scheme",
        "https://a b, it is not an address",
    })
    void a_public_address_that_cannot_work_is_refused(String url, String why) {
        refused(Map.of("counterfoil.public-url", url)).hasMessageContaining(why);
    }

    @Test
    void forwarded_headers_count_only_from_named_proxies() {
        assertThat(settle(Map.of()).getProperty("server.forward-headers-strategy"))
                .isEqualTo("none");

        StandardEnvironment named = settle(Map.of("counterfoil.trusted-proxies", "10.0.0.1, 10.0.1.0/24,2001:db8::1"));
        assertThat(named.getProperty("server.forward-headers-strategy")).isEqualTo("native");
        assertThat(named.getProperty("server.tomcat.remoteip.internal-proxies"))
                .isEqualTo("10.0.0.1/32,10.0.1.0/24,2001:db8:0:0:0:0:0:1/128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "10\\.0\\.0\\..*", "300.0.0.1"})
    void a_proxy_that_is_no_address_is_refused_by_name(String proxy) {
        refused(Map.of("counterfoil.trusted-proxies", "10.0.0.1," + proxy))
                .hasMessageContaining("counterfoil.trusted-proxies holds \"" + proxy + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', http://localhost:43210",
        "'', portal, https://localhost:43210",
        "https://portal.example.com/, '', https://portal.example.com",
        "https://portal.example.com:8443, portal, https://portal.example.com:8443",
        "http://localhost:0, '', http://localhost:43210",
    })
    void what_is_printed_to_be_opened_can_be_opened(String publicUrl, String certificate, String printed) {
        assertThat(settle(Map.of(
                                "counterfoil.public-url",
                                publicUrl,
                                "counterfoil.trusted-proxies",
                                publicUrl.startsWith("https") ? "127.0.0.1" : "",
                                "server.ssl.bundle",
                                certificate,
                                "local.server.port",
                                "43210"))
                        .getProperty("counterfoil.address"))
                .isEqualTo(printed);
    }

    @Test
    void an_address_that_this_machine_does_not_have_is_refused_before_anything_starts() {
        assertThatThrownBy(() ->
                        new ListenAddress(listeningOn("192.0.2.7")).customize(new TomcatServletWebServerFactory()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("This machine cannot listen on 192.0.2.7")
                .extracting(e -> ((StartupException) e).getExitCode())
                .isEqualTo(StartupException.CONFIGURATION);
        new ListenAddress(listeningOn("127.0.0.1")).customize(new TomcatServletWebServerFactory());
    }

    private PortalProperties listeningOn(String address) {
        return new PortalProperties(
                folder,
                folder.resolve("key"),
                new PortalProperties.Database(null, null, null, null, null),
                null,
                address,
                List.of());
    }

    @Test
    void a_key_inside_the_data_folder_is_refused_also_behind_a_link() throws Exception {
        refused(Map.of("counterfoil.key", folder.resolve("data/keys/key").toString()))
                .hasMessageContaining("is inside the data folder");

        Files.createSymbolicLink(folder.resolve("elsewhere"), folder.resolve("data"));
        refused(Map.of("counterfoil.key", folder.resolve("elsewhere/key").toString()))
                .hasMessageContaining("is inside the data folder");
    }

    @Test
    void the_usual_key_belongs_to_the_data_folder_wherever_that_is_moved() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path key = DataFolder.defaultKeyFile(data, Map.of("XDG_CONFIG_HOME", "/config"), "/home/me");
        Path moved = Files.move(data, folder.resolve("moved"));

        assertThat(key.toString()).matches("/config/counterfoil/[0-9a-f]{12}/key");
        assertThat(DataFolder.defaultKeyFile(moved, Map.of("XDG_CONFIG_HOME", "/config"), "/home/me"))
                .isEqualTo(key);
        assertThat(DataFolder.defaultKeyFile(moved, Map.of("XDG_CONFIG_HOME", "relative"), "/home/me"))
                .isEqualTo(Path.of("/home/me/.config/counterfoil")
                        .resolve(Path.of("/config/counterfoil").relativize(key)));
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_said() throws Exception {
        Files.writeString(folder.resolve("file"), "");

        refused(Map.of("counterfoil.data", folder.resolve("file").toString()))
                .hasMessageContaining("cannot be used")
                .extracting(e -> ((StartupException) e).getExitCode())
                .isEqualTo(StartupException.CANNOT_CREATE);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(Map<String, Object> properties) {
        return assertThatThrownBy(() -> settle(properties)).isInstanceOf(StartupException.class);
    }

    private StandardEnvironment settle(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>();
        all.put("counterfoil.data", folder.resolve("data").toString());
        all.put("counterfoil.key", folder.resolve("key").toString());
        all.putAll(properties);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        new PortalEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
