package dev.counterfoil.clients;

import dev.counterfoil.outbound.Origin;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.Endpoints;
import dev.counterfoil.upstream.UnfitEndpointException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The operator's configuration, read once. */
@Component
class OperatorEndpoints implements EndpointList {

    static final String SANDBOX = "SANDBOX";

    private final Endpoints upstream;
    private final @Nullable URI sandbox;

    OperatorEndpoints(Endpoints upstream, @Value("${counterfoil.sandbox.url:}") String sandboxUrl) {
        this.upstream = upstream;
        this.sandbox = sandboxUrl.isBlank() ? null : URI.create(sandboxUrl.strip());
    }

    @Override
    public List<URI> choices() {
        URI standard = upstream.standard().url();
        Set<URI> choices = new LinkedHashSet<>();
        Set<Origin> covered = new LinkedHashSet<>();
        offer(standard, choices, covered);
        if (sandbox != null) {
            offer(sandbox, choices, covered);
        }
        Set<Origin> others = otherApis(standard);
        for (Origin origin : upstream.allowed()) {
            if (!covered.contains(origin) && !others.contains(origin)) {
                offer(URI.create(origin + standard.getRawPath()), choices, covered);
            }
        }
        return List.copyOf(choices);
    }

    /** Where only tokens are renewed or only the Users API answers, there is no Partners API to choose. */
    private Set<Origin> otherApis(URI standard) {
        Set<Origin> others = new LinkedHashSet<>();
        for (Origin origin : upstream.allowed()) {
            Endpoint partners = new Endpoint(URI.create(origin + standard.getRawPath()));
            for (Endpoint beside : List.of(upstream.users(partners), upstream.tokens(partners))) {
                if (!beside.origin().equals(origin)) {
                    others.add(beside.origin());
                }
            }
        }
        return others;
    }

    @Override
    public @Nullable String unfit(URI endpoint) {
        if (endpoint.getRawQuery() != null) {
            return "endpoint.form";
        }
        try {
            upstream.parse(endpoint.toString());
            return null;
        } catch (UnfitEndpointException unfit) {
            return unfit.problem() == UnfitEndpointException.Problem.NOT_ALLOWED
                    ? "endpoint.notAllowed"
                    : "endpoint.form";
        }
    }

    @Override
    public @Nullable String elsewhere(Origin origin) {
        if (upstream.isShopsOwn(origin)) {
            return null;
        }
        return sandbox != null && Origin.of(sandbox).equals(origin) ? SANDBOX : origin.host();
    }

    private void offer(URI url, Set<URI> choices, Set<Origin> covered) {
        if (unfit(url) == null) {
            choices.add(url);
            covered.add(Origin.of(url));
        }
    }
}
