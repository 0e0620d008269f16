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

    static Map<String, Object> definition(Reached reached, String viewer) {
        Definition definition = reached.definition();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(TYPE, "MetafieldDefinition");
        view.put("uuid", definition.uuid());
        view.put("namespace", reached.placement().namespace());
        view.put("key", reached.placement().key());
        view.put("name", definition.name());
        view.put("description", definition.description());
        view.put("type", type(definition.type()));
        view.put(
                "validations",
                definition.validations().stream()
                        .map(rule -> Map.of("name", rule.name(), "value", rule.value()))
                        .toList());
        view.put("access", access(definition, viewer));
        return view;
    }

    private static Map<String, Object> type(String name) {
        String category =
                FieldTypes.find(name).map(FieldTypes.FieldType::category).orElse("UNKNOWN");
        return Map.of("name", name, "category", category);
    }

    /** A client that does not administer the definition sees its own grant, not who else has one. */
    private static Map<String, Object> access(Definition definition, String viewer) {
        boolean everything = definition.administeredBy(viewer);
        List<Map<String, Object>> grants = definition.access().grants().stream()
                .filter(grant -> everything || grant.grantee().equals(viewer))
                .map(Views::grant)
                .toList();
        Map<String, Object> access = new LinkedHashMap<>();
        access.put("default", definition.access().level());
        access.put("grants", grants);
        return access;
    }

    private static Map<String, Object> grant(Grant grant) {
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
                grant.grantee());
        view.put("grant", grant.level());
        return view;
    }
}
