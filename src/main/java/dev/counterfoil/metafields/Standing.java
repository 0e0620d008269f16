package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client is to something it sees, as far as the access it is shown tells: the API does not say who made it, but nobody has a grant on
 * what is theirs, and only who administers it sees other grants than their own.
 */
public enum Standing {
    /** It made it, or nothing tells. */
    UNTOLD,
    /** Somebody else made it and lets the client administer it, as far as can be told. */
    ADMINISTERS,
    /** Somebody else made it; the client reads, or reads and writes, and sees nobody else's grants. */
    GUEST;

    public static Standing of(Client client, @Nullable Access access) {
        String gid = client.gid();
        List<Grant> grants = access == null ? List.of() : access.grants();
        if (access == null || gid == null || grants.stream().noneMatch(grant -> isOwn(client, grant))) {
            return UNTOLD;
        }
        boolean seesOthers = grants.stream().anyMatch(grant -> !isOwn(client, grant));
        boolean limited = Stream.concat(
                        Stream.ofNullable(access.level()), grants.stream().map(Grant::level))
                .allMatch(level -> Sharing.level(level).equals("READ")
                        || Sharing.level(level).equals("WRITE"));
        return !seesOthers && limited ? GUEST : ADMINISTERS;
    }

    /** Whether this is the grant by which the client itself has access. */
    public static boolean isOwn(Client client, Grant grant) {
        return grant.kind().equals("client") && Objects.equals(grant.grantee(), client.gid());
    }
}
