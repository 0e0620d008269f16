package dev.counterfoil.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

/**
 * A server on loopback that answers what it is told, down to the bytes, and remembers what it was asked. Scripted answers are used up in order, the
 * last one again and again; without any it answers {@code {"data":{}}}.
 */
public final class StubServer implements AutoCloseable {

    /** What to do once a request has been read. The connection is closed after, unless {@code keep}. */
    @FunctionalInterface
    public interface Reply {

        void write(Conversation conversation) throws IOException, InterruptedException;

        /** A whole answer on a connection that stays open. */
        static Reply of(int status, String body, String... headers) {
            return conversation -> conversation.answer(status, body, headers);
        }

        static Reply json(String body) {
            return of(200, body, "Content-Type", "application/json");
        }

        /** Closes without a word. */
        static Reply hangUp() {
            return conversation -> conversation.keep = false;
        }

        /** Says nothing until the other side or the server closes. */
        static Reply silence() {
            return Conversation::awaitEnd;
        }
    }

    /** One request as it arrived. */
    public record Received(String requestLine, Map<String, String> headers, String body) {

        /** By its name in lower case; null if it was not sent. */
        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /** The open connection a reply writes to. */
    public final class Conversation {

        public final Socket socket;
        public final Received request;
        private boolean keep = true;

        private Conversation(Socket socket, Received request) {
            this.socket = socket;
            this.request = request;
        }

        /** Writes these bytes at once. */
        public void raw(String bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void answer(int status, String body, String... headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            if (status != 204) {
                head.append("Content-Length: ")
                        .append(body.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n");
            }
            raw(head + "\r\n" + (status == 204 ? "" : body));
        }

        /** The connection is closed when the reply is done. */
        public void closeAfter() {
            keep = false;
        }

        /** Waits until the other side has closed the connection, or this server is closed. */
        public void awaitEnd() throws IOException {
            keep = false;
            try {
                while (socket.getInputStream().read() != -1) {
                    // Further bytes are of no interest.
                }
            } catch (IOException reset) {
                // That is an end, too.
            }
            ended.countDown();
        }
    }

    private final ServerSocket listener;
    private final String scheme;
    private final Deque<Reply> script = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private StubServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        Thread.ofVirtual().name("stub-accept").start(this::accept);
    }

    /** Listens on 127.0.0.1, any free port. */
    public static StubServer start() throws IOException {
        return on(InetAddress.getByName("127.0.0.1"), 0);
    }

    /** Listens on one address and port (0 for any). */
    public static StubServer on(InetAddress address, int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(address, port));
        return new StubServer(listener, "http");
    }

    /** Listens on 127.0.0.1 with sockets of this factory, for TLS. */
    public static StubServer tls(ServerSocketFactory sockets) throws IOException {
        return new StubServer(sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), "https");
    }

    /** Adds answers to the script. */
    public synchronized StubServer then(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Such as {@code http://localhost:12345}. */
    public String origin() {
        return scheme + "://localhost:" + port();
    }

    public URI url() {
        return URI.create(origin() + "/api/partners/graphql.json");
    }

    /** Whole requests, in order of arrival. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    public int connections() {
        return connections.get();
    }

    /** All bytes of requests that ever arrived, in the clear. */
    public int bytesReceived() {
        return bytes.get();
    }

    /** Waits until the other side has closed a connection on which {@link Conversation#awaitEnd()} waits. */
    public boolean sawTheEnd() throws InterruptedException {
        return ended.await(30, TimeUnit.SECONDS);
    }

    private synchronized Reply next() {
        return script.isEmpty() ? Reply.json("{\"data\":{}}") : script.size() == 1 ? script.peek() : script.poll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().name("stub-serve").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean keep = true;
            while (keep) {
                Received request = read(in);
                if (request == null) {
                    return;
                }
                received.add(request);
                Conversation conversation = new Conversation(socket, request);
                next().write(conversation);
                keep = conversation.keep;
            }
        } catch (IOException gone) {
            // The other side has had enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Received read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        if (head.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            if (colon == -1) {
                throw new IOException("not HTTP");
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        bytes.addAndGet(body.length);
        return new Received(head.getFirst(), headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) != -1) {
            bytes.incrementAndGet();
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(next);
        }
        return null;
    }

    /** Closes the listener and every connection. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
