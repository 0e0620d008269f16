package dev.counterfoil.team.signin;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an open page tells the server, looked into without taking it away from whom it is for. A list that the server has
 * filled anew answers by itself that it has its rows, or asks for more of them; a script hands back what it was asked for. None
 * of that shows that anybody is there.
 */
final class UidlRequest extends HttpServletRequestWrapper {

    /** What a list tells of itself is a few hundred bytes long; whatever is longer comes from a person. */
    private static final int LOOKED_AT = 16 * 1024;

    /** As the connectors of Vaadin's lists name what they call on the server. */
    private static final Set<String> LISTS_OWN = Set.of("confirmUpdate", "setViewportRange");

    private static final JsonMapper JSON = new JsonMapper();

    private final byte[] head;
    private final ServletInputStream body;

    UidlRequest(HttpServletRequest request) throws IOException {
        super(request);
        InputStream arriving = request.getInputStream();
        this.head = arriving.readNBytes(LOOKED_AT + 1);
        this.body = new Replayed(new SequenceInputStream(new ByteArrayInputStream(head), arriving));
    }

    /** Whether anything in it may be a person's doing; what cannot be read is left to whom it is for. */
    boolean byPerson() {
        if (head.length > LOOKED_AT) {
            return true;
        }
        try {
            JsonNode calls = JSON.readTree(head).path("rpc");
            return calls.valueStream().anyMatch(call -> !ofThePage(call));
        } catch (JacksonException odd) {
            return false;
        }
    }

    private static boolean ofThePage(JsonNode call) {
        return switch (call.path("type").asString("")) {
            case "channel" -> true;
            // A picture has come, perhaps because a list has refreshed itself.
            case "event" -> call.path("event").asString("").equals("load");
            case "publishedEventHandler" ->
                LISTS_OWN.contains(call.path("templateEventMethodName").asString(""));
            default -> false;
        };
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String named = getCharacterEncoding();
        return new BufferedReader(
                new InputStreamReader(body, named == null ? StandardCharsets.UTF_8 : Charset.forName(named)));
    }

    private static final class Replayed extends ServletInputStream {

        private final InputStream all;
        private boolean atEnd;

        Replayed(InputStream all) {
            this.all = all;
        }

        @Override
        public int read() throws IOException {
            int next = all.read();
            atEnd = next < 0;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = all.read(into, offset, length);
            atEnd = count < 0;
            return count;
        }

        @Override
        public boolean isFinished() {
            return atEnd;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Read as it comes");
        }
    }
}
