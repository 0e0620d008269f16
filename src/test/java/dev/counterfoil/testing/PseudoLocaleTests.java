package dev.counterfoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationState;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every page in a locale that brackets each translation: words outside brackets and outside data were written in the code. */
class PseudoLocaleTests extends PseudoPortal {

    /** What a page needs besides its path to show itself. */
    private static final Map<String, String> WITH = Map.of("edit", "?key=loyalty_tier");

    @Test
    void no_page_shows_words_that_cannot_be_translated() {
        ClientId client = client("Acme Shop").id();
        assertThat(words("kit.cancel")).isEqualTo("⟦Cancel⟧");
        List<String> found = new ArrayList<>();
        Map<String, String> walked = new TreeMap<>();
        for (RouteData route : RouteConfiguration.forApplicationScope().getAvailableRoutes()) {
            String path = path(route.getTemplate(), client);
            if (path.endsWith("/videos/edit")) {
                // For a video that is there only: see below.
                continue;
            }
            go(path + WITH.getOrDefault(path.substring(path.lastIndexOf('/') + 1), ""));
            walked.put(path, getCurrentView().getClass().getSimpleName());
            found.addAll(untranslated(path));
        }
        // Set-up is over; every other page shows itself, not an error that would be translated well enough.
        walked.remove("setup");
        assertThat(walked.values())
                .noneMatch(view -> view.matches("NotFoundView|NotAllowedView|DeniedView|ProblemView"));
        assertThat(walked)
                .containsEntry("", "HomeView")
                .containsEntry("audit", "AuditView")
                .containsEntry("clients", "ClientListView")
                .containsEntry("clients/" + client, "ClientOverviewView")
                .containsEntry("clients/" + client + "/metafields", "DefinitionsView");
        assertThat(found).isEmpty();
    }

    @Test
    void nothing_opened_beside_a_list_shows_words_that_cannot_be_translated() {
        Client client = client("Acme Shop");
        String in = "clients/" + client.id() + "/";
        List<String> found = new ArrayList<>();
        go(in + "metafields?key=loyalty_tier");
        until(() -> detail().contains(words("metafields.detail.shared")));
        found.addAll(untranslated("a definition"));

        go(in + "videos?product=8001001");
        until(() -> findInView(Grid.class).exists()
                && test(findInView(Grid.class).single()).size() > 0);
        test(findInView(Grid.class).single()).select(0);
        until(() -> detail().contains(words("media.detail.products")));
        found.addAll(untranslated("a video"));
        press("media.edit");
        until(() -> shown().contains(words("media.form.edit.title")));
        found.addAll(untranslated("a video being changed"));

        go("audit/1");
        until(() -> detail().contains(words("audit.entry.chain")));
        found.addAll(untranslated("an entry"));
        assertThat(found).isEmpty();
    }

    @Test
    void no_popover_shows_words_that_cannot_be_translated() {
        go("clients/" + client("Acme Shop").id());
        List<Popover> popovers = find(Popover.class).all();
        assertThat(popovers).hasSizeGreaterThanOrEqualTo(2);
        List<String> found = new ArrayList<>();
        for (Popover popover : popovers) {
            popover.open();
            roundTrip();
            assertThat(popover.getElement().getTextRecursively()).contains("⟦");
            found.addAll(Untranslated.in(popover.getElement()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_error_shows_words_that_cannot_be_translated() throws Exception {
        List<String> found = new ArrayList<>();
        go("nothing");
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("NotFoundView");
        found.addAll(untranslated("nothing"));
        found.addAll(error("NotAllowedView", new com.vaadin.flow.router.AccessDeniedException()));
        found.addAll(error("DeniedView", new AccessDeniedException("no")));
        found.addAll(error("ProblemView", new IllegalStateException("broken")));
        assertThat(found).isEmpty();
    }

    @Test
    void no_notice_shows_words_that_cannot_be_translated() {
        List<String> found = new ArrayList<>();
        Toast.entry(words("changes.refused"), words("changes.entry", 1L), 1);
        Toast.info(words("changes.refused"));
        Toast.error(words("changes.refused"));
        List<Notification> toasts = find(Notification.class).all();
        assertThat(toasts).hasSize(3);
        toasts.forEach(toast -> found.addAll(Untranslated.in(toast.getElement())));

        ObjectNode image = JsonMapper.shared().createObjectNode();
        List<ChangeResult> results = new ArrayList<>(List.of(
                new ChangeResult.FieldProblems(1L, List.of(new FieldProblem("key", "KEY_TAKEN", null))),
                new ChangeResult.Stale(image, image),
                new ChangeResult.Busy(1, OperationState.UNKNOWN),
                new ChangeResult.NotApplied(1),
                new ChangeResult.LedgerDown(),
                new ChangeResult.Refused(1, "HTTP_403", List.of("in the API's own words")),
                new ChangeResult.NotSent(1L, "TIMED_OUT"),
                new ChangeResult.NotSent(null, "NO_CREDENTIAL"),
                new ChangeResult.NotSent(null, "SOMETHING_NEW")));
        for (OperationState state : OperationState.values()) {
            results.add(new ChangeResult.Unclear(1, state, "TIMED_OUT"));
        }
        for (ChangeResult result : results) {
            ChangeNotice notice = new ChangeNotice();
            UI.getCurrent().add(notice);
            notice.show(result, "loyalty_tier", "Acme Shop");
            assertThat(notice.getElement().getTextRecursively())
                    .as(result.toString())
                    .contains("⟦");
            found.addAll(Untranslated.in(notice.getElement()));
            notice.showProblems(result);
            found.addAll(Untranslated.in(notice.getElement()));
            notice.getElement().removeFromParent();
        }
        assertThat(found).isEmpty();
    }

    @Test
    void words_written_in_the_code_would_be_found() {
        assertThat(Untranslated.isTranslated("⟦Save⟧")).isTrue();
        assertThat(Untranslated.isTranslated("⟦Ada created ⟦it⟧ now⟧")).isTrue();
        assertThat(Untranslated.isTranslated("12 · 40 %")).isTrue();
        assertThat(Untranslated.isTranslated("Save")).isFalse();
        assertThat(Untranslated.isTranslated("⟦Save⟧ now ⟦or⟧")).isFalse();
    }

    /** The whole page, its frame included. */
    private static Element frame() {
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getLast()
                .getElement();
    }

    private static String shown() {
        return frame().getTextRecursively();
    }

    /** What stands beside the list. */
    private String detail() {
        Component detail = findInView(MasterDetailLayout.class).single().getDetail();
        return detail == null ? "" : detail.getElement().getTextRecursively();
    }

    private static List<String> untranslated(String where) {
        assertThat(shown()).as(where).contains("⟦");
        return Untranslated.in(frame()).stream()
                .map(text -> where + ": " + text)
                .toList();
    }

    /** What the error view of this name shows. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> List<String> error(String view, E problem) throws ClassNotFoundException {
        Component shown = (Component)
                Instantiator.get(UI.getCurrent()).getOrCreate(Class.forName("dev.counterfoil.shell." + view));
        ((HasErrorParameter<E>) shown)
                .setErrorParameter(
                        Mockito.mock(BeforeEnterEvent.class),
                        new ErrorParameter<>((Class<E>) problem.getClass(), problem));
        assertThat(shown.getElement().getTextRecursively()).as(view).contains("⟦");
        return Untranslated.in(shown.getElement());
    }

    /** With the client in its place, and without what may be left out. */
    private static String path(String template, ClientId client) {
        List<String> parts = new ArrayList<>();
        for (String part : template.split("/")) {
            if (part.startsWith(":client")) {
                parts.add(client.toString());
            } else if (!part.startsWith(":")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
