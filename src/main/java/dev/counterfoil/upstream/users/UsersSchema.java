package dev.counterfoil.upstream.users;

import dev.counterfoil.upstream.KnownSchema;
import dev.counterfoil.upstream.Upstream;
import org.springframework.stereotype.Component;

/** The schema of the Shop Users API. */
@Component
public class UsersSchema extends KnownSchema {

    public UsersSchema(Upstream upstream) {
        super(upstream, "/upstream/shop-users.graphqls", UsersDocuments.all());
    }
}
