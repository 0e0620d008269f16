package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.Definition.Grant;
import dev.counterfoil.sandbox.Definition.Kind;
import dev.counterfoil.sandbox.State.Reached;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the state into what GraphQL answers from. */
final class Views {

    static final String TYPE = "__typename";

    private Views() {}

    /** A definition or namespace under the path by which it was reached. */
    static Map<String, Object> resource(State state, Reached reached, String viewer) {
        Resource resource = reached.resource();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uuid", resource.uuid());
        view.put("namespace", reached.placement().namespace());
        view.put("key", reached.placement().key());
        view.put("name", resource.name());
        view.put("description", resource.description());
        view.put("access", access(state, resource, viewer));
        switch (resource) {
            case Definition definition -> {
                view.put(TYPE, "MetafieldDefinition");
                view.put("type", type(definition.type()));
                view.put(
                        "validations",
                        definition.validations().stream()
                                .map(rule -> Map.of("name", rule.name(), "value", rule.value()))
                                .toList());
            }
            case Namespace namespace -> view.put(TYPE, "MetafieldNamespace");
        }
        return view;
    }

    private static Map<String, Object> type(String name) {
        String category =
                FieldTypes.find(name).map(FieldTypes.FieldType::category).orElse("UNKNOWN");
        return Map.of("name", name, "category", category);
    }

    /** A client that does not administer it sees its own grant, not who else has one. */
    private static Map<String, Object> access(State state, Resource resource, String viewer) {
        boolean everything = Level.on(state, viewer, resource) == Level.ADMIN;
        List<Map<String, Object>> grants = resource.access().grants().stream()
                .filter(grant -> everything || grant.grantee().equals(viewer))
                .map(grant -> grant(state, grant, viewer, resource.owner()))
                .toList();
        Map<String, Object> access = new LinkedHashMap<>();
        access.put("default", resource.access().level());
        access.put("grants", grants);
        return access;
    }

    private static Map<String, Object> grant(State state, Grant grant, String viewer, String owner) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                TYPE,
                switch (grant.kind()) {
                    case CLIENT -> "CustomDataAbsoluteAccessGrantType";
                    case KEY -> "CustomDataRelativeAccessGrantType";
                    case ROLE -> "CustomDataRoleBasedAccessGrantType";
                });
        view.put(
                grant.kind() == Kind.CLIENT ? "granteeId" : grant.kind() == Kind.KEY ? "grantee" : "role",
                grant.kind() == Kind.KEY ? path(state, grant.grantee(), viewer, owner) : grant.grantee());
        view.put("grant", grant.level());
        return view;
    }

    /** A namespace by the viewer's own path; one that the viewer cannot reach by the maker's. */
    private static String path(State state, String namespace, String viewer, String owner) {
        return state.pathOf(viewer, namespace)
                .or(() -> state.pathOf(owner, namespace))
                .orElse(namespace);
    }
}
