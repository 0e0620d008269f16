package dev.counterfoil.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Refuses an address to listen on that this machine does not have, before anything is started. */
@Component
class ListenAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final String address;

    ListenAddress(PortalProperties properties) {
        this.address = properties.bind();
    }

    /** @throws StartupException if nobody can listen there */
    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        try {
            new ServerSocket(0, 1, InetAddress.getByName(address)).close();
        } catch (IOException unfit) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "This machine cannot listen on " + address + " (" + unfit.getMessage()
                            + "). Choose one of its own addresses with --bind ADDRESS (counterfoil.bind).",
                    unfit);
        }
    }
}
