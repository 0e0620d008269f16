package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.KnownSchema;
import dev.counterfoil.upstream.Upstream;
import org.springframework.stereotype.Component;

/** The schema of the Shop Partners API. */
@Component
public class PartnersSchema extends KnownSchema {

    public PartnersSchema(Upstream upstream) {
        super(upstream, "/upstream/shop-partners.graphqls", PartnersDocuments.all());
    }
}
