package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What the record says of a definition. The API itself tells neither dates nor authors. */
@Service
public class DefinitionHistory {

    private final LedgerReader ledger;
    private final Rights rights;
    private final NamespaceMirror namespaces;

    public DefinitionHistory(LedgerReader ledger, Rights rights, NamespaceMirror namespaces) {
        this.ledger = ledger;
        this.rights = rights;
        this.namespaces = namespaces;
    }

    /** Newest first, under all the paths it had; empty for who may not read the client's part of the record. */
    public List<Entry> of(Actor actor, Client client, Set<String> paths, int limit) {
        return of(actor, client, "metafieldDefinition", paths, limit);
    }

    /** The same of a namespace, by the path it has now. */
    public List<Entry> ofNamespace(Actor actor, Client client, String path, int limit) {
        Set<String> paths = new HashSet<>(namespaces.former(client.id(), path));
        paths.add(path);
        return of(actor, client, "metafieldNamespace", paths, limit);
    }

    private List<Entry> of(Actor actor, Client client, String kind, Set<String> paths, int limit) {
        if (!rights.may(actor, Permission.AUDIT_VIEW, client.id().value())) {
            return List.of();
        }
        return ledger.page(
                new LedgerReader.Query(Set.of(client.id().value()), kind, paths, null, null, null, true), null, limit);
    }
}
