package dev.counterfoil.media;

import dev.counterfoil.testing.StubServer;
import dev.counterfoil.testing.StubServer.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The media operations of the Shop Partners API on loopback, as the reference describes them, and pictures beside them. */
public final class MediaApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is active, by ID. */
    public final Map<String, ObjectNode> videos = new ConcurrentHashMap<>();

    /** Names of the operations received, in order. */
    public final List<String> received = new CopyOnWriteArrayList<>();

    /** Bytes served under a path. */
    public final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Answers a mutation with this userErrors list once, doing nothing. */
    public volatile String userErrors;

    /** Does the next mutation, and hangs up before answering. */
    public volatile boolean loseAnswer;

    /** Whether lists hold anything yet. */
    public volatile boolean list = true;

    /** The next creation is done, and its answer leaves the video out. */
    public volatile boolean leaveOut;

    /** Called before the next query is answered. */
    public volatile Consumer<MediaApi> beforeRead = api -> {};

    /** The last variables of a mutation. */
    public volatile JsonNode sent;

    private final AtomicInteger counter = new AtomicInteger();
    private final StubServer server;

    public MediaApi() throws IOException {
        server = StubServer.start().then(this::answer);
    }

    public String origin() {
        return server.origin();
    }

    public String url() {
        return server.url().toString();
    }

    public List<StubServer.Received> requests() {
        return server.received();
    }

    public void reset() {
        videos.clear();
        received.clear();
        files.clear();
        userErrors = null;
        loseAnswer = false;
        leaveOut = false;
        list = true;
        beforeRead = api -> {};
        sent = null;
    }

    /** Puts a video there, as if somebody else had made it. */
    public ObjectNode add(String id, String videoUrl, String... related) {
        ObjectNode video = JSON.createObjectNode()
                .put("id", id)
                .put("videoUrl", videoUrl)
                .put("previewImageUrl", origin() + "/pictures/" + id + ".png")
                .put("status", "ACTIVE")
                .putNull("mediaImageId")
                .putNull("videoId");
        ArrayNode list = video.putArray("relatedProducts");
        for (String one : related) {
            String[] parts = one.split("/");
            list.addObject()
                    .put("productId", "gid://shopify/Product/" + parts[0])
                    .put("productVariantId", parts.length == 1 ? null : "gid://shopify/ProductVariant/" + parts[1]);
        }
        videos.put(id, video);
        return video;
    }

    private void answer(Conversation conversation) throws IOException {
        String line = conversation.request.requestLine();
        if (line.startsWith("GET ")) {
            file(conversation, line.split(" ")[1]);
            return;
        }
        JsonNode request = JSON.readTree(conversation.request.body());
        String document = request.path("query").asString("");
        JsonNode variables = request.path("variables");
        if (document.contains("mutation")) {
            mutate(conversation, document, variables);
        } else if (document.contains("query Media(")) {
            received.add("media");
            Consumer<MediaApi> before = beforeRead;
            beforeRead = api -> {};
            before.accept(this);
            json(conversation, data("media", list(variables.path("entityId").asString(""))));
        } else {
            received.add("other");
            json(
                    conversation,
                    "{\"data\":{\"metafieldDefinitions\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false}}}}");
        }
    }

    private void mutate(Conversation conversation, String document, JsonNode variables) throws IOException {
        String field = document.contains("mediaCreate")
                ? "mediaCreate"
                : document.contains("mediaUpdate") ? "mediaUpdate" : "mediaDelete";
        received.add(field);
        sent = variables;
        ObjectNode payload = JSON.createObjectNode();
        String errors = userErrors;
        if (errors != null) {
            userErrors = null;
            payload.putNull(field.equals("mediaDelete") ? "deletedId" : "shopVideo");
            payload.set("userErrors", JSON.readTree(errors));
            json(conversation, data(field, payload));
            return;
        }
        switch (field) {
            case "mediaCreate" -> {
                String id = "gid://shopapp/ShopVideo/made-" + counter.incrementAndGet();
                ObjectNode video = ((ObjectNode) variables.path("input").deepCopy())
                        .put("id", id)
                        .put("status", "ACTIVE");
                videos.put(id, video);
                payload.set("shopVideo", leaveOut ? JSON.nullNode() : whole(video));
                leaveOut = false;
            }
            case "mediaUpdate" -> {
                ObjectNode video = videos.get(variables.path("input").path("id").asString());
                variables.path("input").propertyStream().forEach(it -> video.set(it.getKey(), it.getValue()));
                payload.set("shopVideo", whole(video));
            }
            default -> {
                String id = variables.path("id").asString();
                payload.put("deletedId", videos.remove(id) == null ? null : id);
            }
        }
        payload.putArray("userErrors");
        if (loseAnswer) {
            loseAnswer = false;
            conversation.closeAfter();
            return;
        }
        json(conversation, data(field, payload));
    }

    private ArrayNode list(String entityId) {
        ArrayNode found = JSON.createArrayNode();
        if (!list) {
            return found;
        }
        videos.values().stream()
                .filter(video -> video.path("relatedProducts")
                        .valueStream()
                        .anyMatch(it -> it.path("productId").asString("").equals(entityId)
                                || it.path("productVariantId").asString("").equals(entityId)))
                .forEach(video -> found.add(whole(video)));
        return found;
    }

    private static ObjectNode whole(ObjectNode video) {
        ObjectNode whole = video.deepCopy();
        for (String field : List.of("mediaImageId", "videoId")) {
            if (!whole.has(field)) {
                whole.putNull(field);
            }
        }
        whole.path("relatedProducts").forEach(it -> {
            if (!it.has("productVariantId")) {
                ((ObjectNode) it).putNull("productVariantId");
            }
        });
        return whole;
    }

    private static String data(String field, JsonNode value) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("data").set(field, value);
        return answer.toString();
    }

    private static void json(Conversation conversation, String body) throws IOException {
        conversation.answer(200, body, "Content-Type", "application/json");
    }

    private void file(Conversation conversation, String path) throws IOException {
        byte[] file = files.get(path);
        if (file == null) {
            conversation.answer(404, "nothing here", "Content-Type", "text/plain");
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + file.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(file);
        conversation.socket.getOutputStream().write(out.toByteArray());
        conversation.socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
