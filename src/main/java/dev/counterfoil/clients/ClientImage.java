package dev.counterfoil.clients;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client as JSON text for the record and for comparing two versions; nothing of a secret is in it. */
public final class ClientImage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ClientImage() {}

    public static String of(ClientInput input) {
        ObjectNode image = JSON.createObjectNode();
        image.put("name", input.name());
        image.put("environment", input.environment().name());
        image.put("clientId", input.dashboardId());
        image.put("endpoint", input.endpoint().toString());
        image.put("gid", input.gid());
        array(image.putArray("scopes"), input.scopes());
        array(image.putArray("redirectUrls"), input.redirectUrls());
        image.put("dashboardUrl", input.dashboardUrl());
        return image.toString();
    }

    private static void array(ArrayNode node, Iterable<String> values) {
        values.forEach(node::add);
    }
}
