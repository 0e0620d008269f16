package dev.counterfoil.testing;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.signin.Setup;
import dev.counterfoil.team.signin.SignedIn;
import dev.counterfoil.team.signin.TestOwner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** The whole portal without a browser, as its owner sees it, on a real database. */
@PortalTest
public abstract class BrowserlessBase extends SpringBrowserlessTest {

    /** A context is used by several classes, and its portal has one owner. */
    private static final Map<Setup, SignedIn> OWNERS = new ConcurrentHashMap<>();

    @Autowired
    private Setup setup;

    @Autowired
    private CurrentActor current;

    @Override
    @BeforeEach
    protected void initVaadinEnvironment() {
        SignedIn owner = OWNERS.computeIfAbsent(setup, TestOwner::become);
        SecurityContextHolder.getContext().setAuthentication(TestOwner.proof(owner));
        super.initVaadinEnvironment();
    }

    /** The owner, as services want them. */
    protected Actor owner() {
        return current.get();
    }

    /** Goes to an address, as a link would. */
    protected void go(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        roundTrip();
    }
}
