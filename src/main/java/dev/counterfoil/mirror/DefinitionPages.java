package dev.counterfoil.mirror;

import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.upstream.Answer;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.partners.DefinitionPage;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.Partners;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads a client's definitions to the end of the list, each page once. */
final class DefinitionPages {

    private static final int PAGE = 250;

    /** The platform stops paging at 25,000 objects; a server that pages on for ever is cut off a little later. */
    private static final int MOST_PAGES = 120;

    /** The whole list, or why there is none. */
    sealed interface Reading {

        /** By UUID, in the order of the list. */
        record Whole(Map<String, MetafieldDefinition> definitions) implements Reading {}

        record Broken(String problem) implements Reading {}
    }

    private DefinitionPages() {}

    /** @param goOn asked after each page, however long it took, whether the rest is still wanted */
    static Reading read(Partners partners, ClientAccess.Opened opened, BooleanSupplier goOn) {
        Map<String, MetafieldDefinition> all = new LinkedHashMap<>();
        Set<String> cursors = new HashSet<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (partners.metafieldDefinitions(opened.endpoint(), opened.credential(), PAGE, after)) {
                case Fetched.Failed<DefinitionPage> failed -> {
                    return new Reading.Broken(Answer.code(failed.answer()));
                }
                case Fetched.Ok<DefinitionPage> ok -> {
                    ok.value().definitions().forEach(definition -> all.put(definition.uuid(), definition));
                    after = ok.value().endCursor();
                    if (!ok.value().hasNextPage()) {
                        return new Reading.Whole(all);
                    }
                    if (after == null || !cursors.add(after)) {
                        return new Reading.Broken("PAGING_BROKEN");
                    }
                    if (!goOn.getAsBoolean()) {
                        return new Reading.Broken("INTERRUPTED");
                    }
                }
            }
        }
        return new Reading.Broken("PAGING_BROKEN");
    }
}
