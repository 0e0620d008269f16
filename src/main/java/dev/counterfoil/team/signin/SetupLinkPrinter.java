package dev.counterfoil.team.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints the set-up link at each start until there is an owner. */
@Component
class SetupLinkPrinter {

    private final Setup setup;
    private final Terminal terminal;
    private final Environment environment;
    private final String publicUrl;

    SetupLinkPrinter(
            Setup setup,
            Terminal terminal,
            Environment environment,
            @Value("${counterfoil.public-url:}") String publicUrl) {
        this.setup = setup;
        this.terminal = terminal;
        this.environment = environment;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String base = base();
        if (base != null) {
            setup.renew().ifPresent(token -> terminal.say("Set up the portal: " + base + "/setup#" + token));
        }
    }

    /** Null when nobody listens, as in tests of single rooms. */
    private @Nullable String base() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return null;
        }
        // Port 0 lets the system choose one, so the configured address does not know it.
        return publicUrl.isEmpty() || publicUrl.endsWith(":0") ? "http://localhost:" + port : publicUrl;
    }
}
