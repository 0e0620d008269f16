package dev.counterfoil.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on the loopback addresses; refuses Hosts that are not its own, so that no web page can reach it by a name of its own. */
final class Server implements AutoCloseable {

    static {
        // Read once, when the JDK's server is loaded: answer at once, and do not wait for ever for a slow request.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "60");
        }
    }

    /** What answers. */
    record Endpoints(
            GraphQlEndpoint partners,
            GraphQlEndpoint users,
            TokenEndpoint tokens,
            MediaFiles media,
            ControlEndpoint control) {}

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Endpoints endpoints;
    private final int port;
    private final Set<String> hosts;

    Server(int wanted, Endpoints endpoints) throws IOException {
        this.endpoints = endpoints;
        HttpServer first = bind("127.0.0.1", wanted);
        port = first.getAddress().getPort();
        hosts = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        try {
            bind("::1", port);
        } catch (IOException e) {
            // No IPv6 here, or the port is taken there: localhost still leads to 127.0.0.1.
        }
        servers.forEach(HttpServer::start);
    }

    int port() {
        return port;
    }

    /** Where it listens. */
    List<InetAddress> addresses() {
        return servers.stream().map(server -> server.getAddress().getAddress()).toList();
    }

    private HttpServer bind(String address, int at) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), at), 0);
        } catch (BindException e) {
            throw new IOException("Port " + at + " is taken. Choose another with --port.", e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        servers.add(server);
        return server;
    }

    private void handle(HttpExchange http) {
        Exchange exchange = new Exchange(http);
        try {
            route(exchange);
        } catch (IOException e) {
            exchange.drop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.drop();
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    private void route(Exchange exchange) throws IOException, InterruptedException {
        String host = exchange.header("Host");
        String path = exchange.path();
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            exchange.body();
            exchange.send(Answer.refusal(421, "MISDIRECTED_REQUEST", "The sandbox answers on localhost only."));
        } else if (path.equals("/healthz")) {
            exchange.body();
            exchange.send(Answer.json(200, Map.of("status", "UP")));
        } else if (path.equals(GraphQlEndpoint.PARTNERS)) {
            endpoints.partners().handle(exchange);
        } else if (path.equals(GraphQlEndpoint.USERS)) {
            endpoints.users().handle(exchange);
        } else if (path.equals(TokenEndpoint.PATH)) {
            endpoints.tokens().handle(exchange);
        } else if (path.startsWith(MediaFiles.PREFIX)) {
            endpoints.media().handle(exchange);
        } else if (path.startsWith(ControlEndpoint.PREFIX)) {
            endpoints.control().handle(exchange);
        } else {
            exchange.body();
            exchange.send(Answer.refusal(
                    404,
                    "NOT_FOUND",
                    "The APIs are at %s and %s.".formatted(GraphQlEndpoint.PARTNERS, GraphQlEndpoint.USERS)));
        }
    }

    /** Names the kind of failure only: its text could repeat what the client sent. */
    private static void failed(Exchange exchange, RuntimeException failure) {
        System.err.println("Sandbox: " + failure.getClass().getName() + " while answering");
        try {
            exchange.send(Answer.refusal(500, "INTERNAL_SERVER_ERROR", "The sandbox failed."));
        } catch (IOException | RuntimeException e) {
            exchange.drop();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        executor.shutdownNow();
    }
}
