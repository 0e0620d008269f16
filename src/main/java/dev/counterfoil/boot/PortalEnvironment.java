package dev.counterfoil.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settles, before anything starts, where data and key are and who may reach the portal, and refuses what cannot be safe.
 * The settled paths replace {@code counterfoil.data} and {@code counterfoil.key}; {@code counterfoil.address} is where people open the portal.
 */
class PortalEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final String SETTLED = "counterfoilSettled";

    @Override
    public int getOrder() {
        // After the configuration files are read, before logging opens its file below the data folder.
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().contains(SETTLED)) {
            return;
        }
        Binder binder = Binder.get(environment);
        Map<String, Object> settled = new HashMap<>();
        Path data = DataFolder.prepare(Path.of(text(binder, "counterfoil.data", "data"))
                .toAbsolutePath()
                .normalize());
        String key = text(binder, "counterfoil.key", "");
        settled.put("counterfoil.data", data.toString());
        settled.put("counterfoil.key", keyFile(data, key).toString());
        exposure(binder, settled);
        environment.getPropertySources().addFirst(new MapPropertySource(SETTLED, settled));
    }

    private static Path keyFile(Path data, String configured) {
        try {
            Path key = configured.isBlank()
                    ? DataFolder.defaultKeyFile(data, System.getenv(), System.getProperty("user.home", ""))
                    : Path.of(configured).toAbsolutePath().normalize();
            if (DataFolder.real(key).startsWith(DataFolder.real(data))) {
                throw new StartupException(
                        StartupException.CONFIGURATION,
                        "The key file " + key + " is inside the data folder " + data
                                + ": whoever copies the folder would hold the secrets and their key. Choose another place"
                                + " with --key FILE (counterfoil.key).");
            }
            return key;
        } catch (IOException e) {
            throw new StartupException(
                    StartupException.CANNOT_CREATE, "The key file's place cannot be read: " + e.getMessage(), e);
        }
    }

    private static void exposure(Binder binder, Map<String, Object> settled) {
        String bind = text(binder, "counterfoil.bind", "127.0.0.1");
        String url = text(binder, "counterfoil.public-url", "");
        List<String> proxies = binder.bind("counterfoil.trusted-proxies", Bindable.listOf(String.class))
                .orElse(List.of());
        boolean certificate = !text(binder, "server.ssl.bundle", "").isBlank();
        boolean https = !url.isBlank() && "https".equals(publicUrl(url).getScheme());
        if (!isLoopback(bind) && !(https && (certificate || !proxies.isEmpty()))) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "Listening on " + bind + " is refused: beyond this machine Counterfoil needs an https address in"
                            + " counterfoil.public-url, and either a certificate (server.ssl.bundle) or the proxies that"
                            + " bring one (counterfoil.trusted-proxies).");
        }
        if (https && !isLoopback(publicUrl(url).getHost()) && !certificate && proxies.isEmpty()) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "counterfoil.public-url is an https address and nothing here brings a certificate: name the proxies that"
                            + " do in counterfoil.trusted-proxies (127.0.0.1 for one on this machine), or set"
                            + " server.ssl.bundle. Without that everybody would seem to come from one address, in the record"
                            + " and to the limits of signing in.");
        }
        if (!url.isBlank()) {
            settled.put("counterfoil.public-url", publicUrl(url).toString());
        }
        // What is printed for a person to open. The system chooses the port where 0 is configured, so it is looked up
        // when asked for.
        String local = (certificate ? "https" : "http") + "://localhost:${local.server.port}";
        settled.put(
                "counterfoil.address",
                url.isBlank() || publicUrl(url).getPort() == 0
                        ? local
                        : publicUrl(url).toString());
        settled.put("server.address", bind);
        settled.put("server.forward-headers-strategy", proxies.isEmpty() ? "none" : "native");
        if (!proxies.isEmpty()) {
            settled.put("server.tomcat.remoteip.internal-proxies", TrustedProxies.networks(proxies));
            settled.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            settled.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
        }
    }

    static URI publicUrl(String text) {
        @Nullable String problem = null;
        try {
            URI url = URI.create(text.strip());
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            String path = url.getPath() == null ? "" : url.getPath();
            if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
                problem = "it names no host with https";
            } else if (scheme.equals("http") && !isLoopback(url.getHost())) {
                problem = "http is for this machine only";
            } else if (!(path.isEmpty() || path.equals("/")) || url.getQuery() != null || url.getUserInfo() != null) {
                problem = "it may hold a scheme, a host and a port only";
            } else {
                return URI.create(scheme + "://" + url.getRawAuthority());
            }
        } catch (IllegalArgumentException e) {
            problem = "it is not an address";
        }
        throw new StartupException(
                StartupException.CONFIGURATION, "counterfoil.public-url=" + text + " cannot be used: " + problem + ".");
    }

    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        // Only literals: a name could lead elsewhere tomorrow.
        if (!host.matches("[0-9.]+") && !host.contains(":")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String text(Binder binder, String name, String otherwise) {
        return binder.bind(name, String.class).orElse(otherwise);
    }
}
