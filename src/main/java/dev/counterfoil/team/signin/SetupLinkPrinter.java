package dev.counterfoil.team.signin;

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

    SetupLinkPrinter(Setup setup, Terminal terminal, Environment environment) {
        this.setup = setup;
        this.terminal = terminal;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        // Nobody listens in tests of single rooms.
        if (environment.getProperty("local.server.port") != null) {
            String base = environment.getProperty("counterfoil.address");
            setup.renew().ifPresent(token -> terminal.say("Set up the portal: " + base + "/setup#" + token));
        }
    }
}
