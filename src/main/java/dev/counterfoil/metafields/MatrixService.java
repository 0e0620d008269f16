package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.SharingMatrix.Row;
import dev.counterfoil.mirror.DefinitionMirror;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.mirror.SeenDefinition;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The matrix of our clients and their definitions: read from the mirror, changed cell by cell through the gate. */
@Service
public class MatrixService {

    private final Rights rights;
    private final DefinitionMirror mirror;
    private final ComparisonService comparisons;
    private final SharingService sharing;

    MatrixService(Rights rights, DefinitionMirror mirror, ComparisonService comparisons, SharingService sharing) {
        this.rights = rights;
        this.mirror = mirror;
        this.comparisons = comparisons;
        this.sharing = sharing;
    }

    /** What was last seen of all clients the reader may see: one statement besides those that find the clients, however many there are. */
    public SharingMatrix load(Actor actor) {
        rights.requireMember(actor);
        return of(comparisons.sources(actor));
    }

    SharingMatrix of(List<Client> visible) {
        Map<ClientId, List<MetafieldDefinition>> seen = new HashMap<>();
        mirror.all(visible.stream().map(Client::id).toList())
                .forEach((client, definitions) -> seen.put(
                        client,
                        definitions.stream().map(SeenDefinition::definition).toList()));
        return SharingMatrix.of(visible, seen);
    }

    /** How fresh the oldest of it is, and what went wrong last. One statement besides the check. Needs DEFINITION_VIEW on each. */
    public MirrorState state(Actor actor, Collection<Client> owners) {
        return MirrorState.oldest(comparisons.states(actor, owners).values());
    }

    /** Reads the definitions of all clients the reader may see from the API. Blocks; call it in the background. */
    public void refresh(Actor actor) {
        rights.requireMember(actor);
        comparisons.read(actor, comparisons.sources(actor));
    }

    public boolean mayChange(Actor actor, Row row) {
        return rights.may(actor, Permission.DEFINITION_SHARE, row.owner().id().value());
    }

    /**
     * Sets what one grantee may do, by one operation: a grant, or taking it. Needs DEFINITION_SHARE on the owner. Blocks.
     *
     * @param grantee null for any client; the API has no word for taking that back
     * @param level null for nothing
     * @param alias key under which the grantee sees it; null keeps the owner's
     */
    public ChangeResult set(
            Actor actor,
            Row row,
            @Nullable Client grantee,
            @Nullable String level,
            @Nullable String alias,
            UUID intent) {
        rights.require(actor, Permission.DEFINITION_SHARE, row.owner().id().value());
        Shared shared = new Shared.Definition(row.definition());
        if (grantee == null) {
            return sharing.grant(actor, row.owner(), intent, shared, new Access(level, List.of()), null);
        }
        String gid = Objects.requireNonNullElse(grantee.gid(), "");
        return level == null
                ? sharing.revoke(actor, row.owner(), intent, shared, new Target("client", gid))
                : sharing.grant(
                        actor,
                        row.owner(),
                        intent,
                        shared,
                        new Access(null, List.of(new Grant("client", gid, level))),
                        alias);
    }

    /**
     * Whether the grantee was last seen to know something else by the key under which it would come to see the definition: the API will
     * ask for another. Needs DEFINITION_VIEW on the grantee.
     */
    public boolean keyTaken(Actor actor, Row row, Client grantee) {
        rights.require(actor, Permission.DEFINITION_VIEW, grantee.id().value());
        return row.level(grantee) == null
                && mirror.find(grantee.id(), new KeyPair(null, row.definition().key()))
                        .filter(seen -> !seen.definition()
                                .uuid()
                                .equals(row.definition().uuid()))
                        .isPresent();
    }

    /** The definition of a row as the API has it now; the mirror is read again as well. Needs DEFINITION_VIEW on the owner. Blocks. */
    public SharingService.Again again(Actor actor, Row row) {
        rights.require(actor, Permission.DEFINITION_VIEW, row.owner().id().value());
        return sharing.again(actor, row.owner(), new Shared.Definition(row.definition()));
    }
}
