package dev.counterfoil.upstream.partners;

import java.util.List;

/** The documents about namespaces. */
final class NamespaceDocuments {

    private static final String NAMESPACE = """
            uuid
            namespace
            key
            name
            description
            """ + PartnersDocuments.ACCESS;

    static final String CREATE = mutation("Create", "$namespace: MetafieldNamespaceCreateInput!", "created");

    static final String UPDATE = mutation("Update", "$namespace: MetafieldNamespaceUpdateInput!", "updated");

    static final String DELETE = mutation("Delete", "$identifier: CustomDataKeyPairInput!", "deleted");

    private NamespaceDocuments() {}

    private static String mutation(String verb, String argument, String result) {
        String name = argument.substring(1, argument.indexOf(':'));
        return """
                mutation MetafieldNamespace%1$s(%2$s) {
                  metafieldNamespace%1$s(%3$s: $%3$s) {
                    %4$sNamespace { %5$s }
                    %6$s
                  }
                }""".formatted(verb, argument, name, result, NAMESPACE, PartnersDocuments.USER_ERRORS);
    }

    static List<String> all() {
        return List.of(CREATE, UPDATE, DELETE);
    }
}
