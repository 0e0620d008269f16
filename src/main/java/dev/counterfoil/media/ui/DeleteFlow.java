package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks, deletes, and says what came of it: a toast once it is done, a notice in the pane otherwise. */
class DeleteFlow extends Composite<Div> {

    private static final int NAMED = 5;
    private static final Pattern TYPABLE = Pattern.compile("[!-~]{1,40}");

    private final ChangeNotice notice = new ChangeNotice();
    private final Div versions = new Div();
    private final transient VideoService videos;
    private final transient Actor actor;
    private final transient Client client;

    DeleteFlow(VideoService videos, Actor actor, Client client) {
        this.videos = videos;
        this.actor = actor;
        this.client = client;
        getContent().addClassName("cf-video-notice");
        getContent().add(notice, versions);
        getContent().setVisible(false);
    }

    /** @param done called once nothing more is to be said here: the list shows the rest */
    void ask(SeenVideo seen, Runnable done) {
        UUID intent = UUID.randomUUID();
        String name = VideoNames.of(seen.video().videoUrl());
        int products = seen.video().relatedProducts().size();
        DangerDialog dialog = new DangerDialog(
                getTranslation("media.delete.title"),
                getTranslation("media.delete.effect", name, products),
                getTranslation("media.delete.verb"),
                () -> delete(intent, seen, name, done));
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-danger-list");
        seen.video().relatedProducts().stream()
                .limit(NAMED)
                .forEach(it -> list.add(new ListItem(Looks.words(this, ProductRef.of(it)))));
        if (products > NAMED) {
            list.add(new ListItem(getTranslation("media.delete.more", products - NAMED)));
        }
        dialog.detail(ClientMarks.line(client), list, note("media.delete.noWayBack"));
        if (seen.returnedFor().isEmpty()) {
            dialog.detail(note("media.remembered"), Looks.lastSeen(this, seen));
        }
        if (client.environment() == Environment.PRODUCTION) {
            dialog.typeToConfirm(toType(seen, name));
        }
        dialog.open();
    }

    /** The name, if it is short and each letter is on a keyboard: a long address ends in a sign that is not. */
    private String toType(SeenVideo seen, String name) {
        return TYPABLE.matcher(name).matches()
                ? name
                : seen.video().relatedProducts().stream()
                        .flatMap(related ->
                                Stream.ofNullable(ProductRef.of(related).product()))
                        .findFirst()
                        .orElseGet(() -> getTranslation("media.delete.type"));
    }

    private Component note(String key) {
        Paragraph note = new Paragraph(getTranslation(key));
        note.addClassName("cf-note");
        return note;
    }

    private void delete(UUID intent, SeenVideo seen, String name, Runnable done) {
        getContent().setVisible(false);
        Background.run(
                this,
                () -> videos.delete(actor, client, intent, seen.video()),
                result -> told(result, seen, name, done),
                problem -> {
                    getContent().setVisible(true);
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(ChangeResult result, SeenVideo seen, String name, Runnable done) {
        versions.removeAll();
        if (result instanceof ChangeResult.Done it) {
            DoneToast.show(this, it, getTranslation("media.deletedOn", name, client.name()));
            done.run();
            return;
        }
        getContent().setVisible(true);
        notice.show(result, name, client.name());
        // There is no field here that anything could stand beside.
        notice.showProblems(result);
        if (result instanceof ChangeResult.Stale stale) {
            versions.add(new DiffView(
                    String.valueOf(stale.openedOn()),
                    stale.now() == null ? null : stale.now().toString()));
            readAgain(seen);
        }
    }

    /** So that the next deletion begins from what is there now. */
    private void readAgain(SeenVideo seen) {
        if (!seen.returnedFor().isEmpty()) {
            Background.run(
                    this,
                    () -> videos.lookUp(actor, client, seen.returnedFor().getFirst()),
                    looked -> {},
                    problem -> Toast.error(Problems.tell(problem)));
        }
    }
}
