package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL of the portal and of its PostgreSQL at every step of a change, and at random, a dozen times: what the API received is recorded, nothing
 * was sent twice, and everything ends. The longest journey: it begins first, while others run beside it.
 */
@Order(1)
class KillJourney {

    private static final String[] PATIENCE = {
        "--counterfoil.changes.deadline=4s",
        "--counterfoil.changes.lease=8s",
        "--counterfoil.changes.reconcile-every=2s",
        "--counterfoil.changes.second-read-after=3s",
        "--counterfoil.changes.give-up-after=10s"
    };

    private static final List<String> STEPS =
            List.of("BEFORE_RECORDING", "RECORDED", "IN_FLIGHT", "ANSWERED", "SETTLED");

    private static final List<String> FAULTS = List.of("hang", "hang-after", "drop-after", "delay");

    private static Browser browser;
    private static PortalProcess portal;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        portal = PortalProcess.begin(PATIENCE);
    }

    @AfterAll
    static void stop() {
        if (portal != null) {
            portal.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void whatever_a_kill_interrupts_is_recorded_sent_at_most_once_and_ends() throws Exception {
        Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
        ada.becomesOwner(portal.setUpLink());
        String client = ada.connectsSandboxClient();
        portal.stop();

        List<String> keys = new ArrayList<>();
        for (String step : STEPS) {
            String key = "kill_at_" + step.toLowerCase(java.util.Locale.ROOT);
            keys.add(key);
            portal.startAgain("--counterfoil.changes.rehearse-stop-at=" + step);
            sends(client, key);
            portal.awaitRehearsedStop();
            portal.killWithDatabase();
        }
        portal.startAgain("--counterfoil.changes.rehearse-stop-at=IN_FLIGHT");
        sends(client, "slept_past_its_lease");
        portal.awaitRehearsedStop();
        portal.signal("STOP");
        await().atMost(Duration.ofMinutes(1)).until(() -> Record.of(portal).leasesAreOver());
        portal.signal("CONT");
        await().atMost(Duration.ofMinutes(2)).until(() -> Record.of(portal).unfinished() == 0);
        portal.killWithDatabase();

        for (String fault : FAULTS) {
            String key = "kill_in_" + fault.replace('-', '_');
            keys.add(key);
            portal.startAgain();
            portal.sandbox()
                    .fault("{\"kind\": \"" + fault + "\", \"ms\": 3000, \"operation\": \"metafieldDefinitionCreate\"}");
            sends(client, key);
            await().atMost(Duration.ofMinutes(1)).until(() -> received().contains(key));
            portal.killWithDatabase();
            portal.sandbox().clearFaults();
        }
        Random random = new Random(20_261_122);
        for (int round = 0; round < 3; round++) {
            String key = "kill_random_" + round;
            keys.add(key);
            portal.startAgain();
            sends(client, key);
            new CountDownLatch(1).await(random.nextInt(400), TimeUnit.MILLISECONDS);
            portal.killWithDatabase();
        }

        portal.startAgain();
        await().atMost(Duration.ofMinutes(2)).until(() -> Record.of(portal).unfinished() == 0);
        assertThat(received()).as("each key was received at most once").doesNotHaveDuplicates();
        assertThat(states("kill_at_before_recording")).isEmpty();
        assertThat(received()).as("what slept past its lease is not sent").doesNotContain("slept_past_its_lease");
        assertThat(states("slept_past_its_lease")).singleElement().isIn("NOT_SENT", "NOT_APPLIED");
        assertThat(states("kill_at_recorded")).containsExactly("NOT_SENT");
        assertThat(states("kill_at_in_flight")).containsExactly("NOT_APPLIED");
        assertThat(states("kill_at_answered")).containsExactly("APPLIED");
        assertThat(states("kill_at_settled")).containsExactly("SUCCEEDED");
        assertThat(states("kill_in_hang")).containsExactly("NOT_APPLIED");
        assertThat(states("kill_in_hang_after")).containsExactly("APPLIED");

        Person later = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
        later.signsIn();
        later.page().navigate("/audit");
        later.sees("Audit log");
        later.reads("kill_at_answered");
        Browser.shoot(later.page(), "audit-after-kills");
        new Axe().check(later.page(), "audit log after kills");
    }

    private static void sends(String client, String key) {
        Person ada = new Person(browser.open(portal.address(), ColorScheme.LIGHT, 1280, 900));
        ada.signsIn();
        ada.opensNewDefinition(client, key);
        // The button greys in the browser before anything leaves it: only the answer says that the portal has the
        // click.
        ada.page().waitForResponse(KillJourney::answersClick, () -> ada.press("Create definition"));
        ada.page().context().close();
    }

    private static boolean answersClick(Response answer) {
        String sent = answer.request().postData();
        return answer.url().contains("v-r=uidl") && sent != null && sent.contains("\"event\":\"click\"");
    }

    private static List<String> received() {
        return portal.sandbox().mutations().stream().map(Agreement::key).toList();
    }

    private static List<String> states(String subject) {
        return Record.of(portal).operations().stream()
                .filter(one -> one.subject().equals(subject))
                .map(Record.Operation::state)
                .toList();
    }
}
