package dev.counterfoil.clients;

import dev.counterfoil.outbound.Origin;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The operator's configuration, read once. */
@Component
class OperatorEndpoints implements Endpoints {

    static final String SANDBOX = "SANDBOX";

    private static final String SHOPS_OWN = "https://shop.app/api/partners/graphql.json";
    private static final Origin SHOP = Origin.parse(SHOPS_OWN);

    private final URI preset;
    private final Set<Origin> allowed;
    private final @Nullable URI sandbox;

    OperatorEndpoints(
            @Value("${counterfoil.upstream.partners-url:" + SHOPS_OWN + "}") String partnersUrl,
            @Value("${counterfoil.upstream.allowed-origins:https://shop.app}") List<String> allowedOrigins,
            @Value("${counterfoil.sandbox.url:}") String sandboxUrl) {
        this.preset = URI.create(partnersUrl);
        this.allowed = allowedOrigins.stream().map(Origin::parse).collect(Collectors.toCollection(LinkedHashSet::new));
        this.sandbox = sandboxUrl.isBlank() ? null : URI.create(sandboxUrl.strip());
    }

    @Override
    public URI preset() {
        return preset;
    }

    @Override
    public List<URI> choices() {
        Set<URI> choices = new LinkedHashSet<>();
        Set<Origin> covered = new LinkedHashSet<>();
        if (allows(Origin.of(preset))) {
            choices.add(preset);
            covered.add(Origin.of(preset));
        }
        if (sandbox != null && allows(Origin.of(sandbox))) {
            choices.add(sandbox);
            covered.add(Origin.of(sandbox));
        }
        for (Origin origin : allowed) {
            if (covered.add(origin)) {
                choices.add(URI.create(origin + preset.getRawPath()));
            }
        }
        return List.copyOf(choices);
    }

    @Override
    public boolean allows(Origin origin) {
        return allowed.contains(origin);
    }

    @Override
    public @Nullable String elsewhere(Origin origin) {
        if (origin.equals(SHOP)) {
            return null;
        }
        return sandbox != null && Origin.of(sandbox).equals(origin) ? SANDBOX : origin.host();
    }
}
