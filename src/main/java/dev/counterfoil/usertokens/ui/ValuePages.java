package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.team.Actor;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.users.MetafieldPage;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValuesResult;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A user's values, a page at a time, as a token opens them. Only the answer to what was asked for last is shown. */
class ValuePages extends Composite<Div> {

    private static final int PAGE = 50;

    /** What the pages ask of the view around them. */
    interface Around {

        /** Makes the list; its columns are as the reader chose them. */
        ValueGrid grid();

        /** A page has come. */
        void came(ValuesResult.Page page);

        /** Nothing could be read: why is for the view to say. */
        void failed(ValuesResult result);

        /** Nothing could be read, nor recorded; in words. */
        void broke(String words);

        void clearFilter();
    }

    private final transient UserValues values;
    private final transient Actor actor;
    private final transient Around around;
    private final Div list = new Div();
    private final Div paging = new Div();
    private @Nullable ValueGrid grid;
    private transient @Nullable Client client;
    private transient @Nullable UserToken token;
    private transient Supplier<List<KeyPair>> paths = List::of;
    private transient ValuesResult.@Nullable Page page;
    private String filter = "";
    private int reads;

    ValuePages(UserValues values, Actor actor, Around around) {
        this.values = values;
        this.actor = actor;
        this.around = around;
        paging.addClassName("cf-paging");
        getContent().addClassName("cf-value-pages");
        getContent().add(list, paging);
    }

    /** Forgets what was shown with another token, or none, and reads the first page. */
    void open(Client of, UserToken with, Supplier<List<KeyPair>> which) {
        close();
        client = of;
        token = with;
        paths = which;
        list.add(new Skeleton(6));
        again();
    }

    /** Forgets everything: an answer that is still on its way is dropped. */
    void close() {
        reads++;
        client = null;
        token = null;
        page = null;
        filter = "";
        instead();
    }

    /** Reads the first page once more. */
    void again() {
        read(MetafieldPage.Paging.first(PAGE));
    }

    /** Puts something in the list's place. */
    void instead(Component... others) {
        grid = null;
        list.removeAll();
        list.add(others);
        paging.removeAll();
    }

    void filter(String words) {
        filter = words.strip().toLowerCase(Locale.ROOT);
        show();
    }

    /** Those of the page that is shown. */
    List<UserValue> seen() {
        return page == null ? List.of() : page.values();
    }

    @Nullable
    ValueGrid grid() {
        return grid;
    }

    private void read(MetafieldPage.Paging which) {
        Client of = client;
        UserToken with = token;
        if (of == null || with == null) {
            return;
        }
        SessionKey session = Looks.session();
        List<KeyPair> asked = paths.get();
        int mine = ++reads;
        Background.run(
                this,
                () -> values.page(actor, of, session, with.id(), which, asked),
                result -> {
                    // What was asked for since then may be somebody else's.
                    if (mine == reads) {
                        came(result);
                    }
                },
                problem -> {
                    if (mine == reads) {
                        instead();
                        around.broke(Problems.tell(problem));
                    }
                });
    }

    private void came(ValuesResult result) {
        if (result instanceof ValuesResult.Page it) {
            page = it;
            show();
            around.came(it);
        } else {
            around.failed(result);
        }
    }

    private void show() {
        ValuesResult.Page now = page;
        if (now == null) {
            return;
        }
        List<UserValue> shown = now.values().stream().filter(this::fits).toList();
        if (shown.isEmpty()) {
            instead(
                    filter.isEmpty()
                            ? new EmptyState(
                                    getTranslation("usertokens.empty"), getTranslation("usertokens.empty.text"))
                            : new EmptyState(
                                    getTranslation("usertokens.filtered"),
                                    getTranslation("usertokens.filtered.text"),
                                    new Button(
                                            getTranslation("usertokens.filtered.clear"),
                                            click -> around.clearFilter())));
        } else {
            if (grid == null) {
                ValueGrid made = around.grid();
                instead(made);
                grid = made;
            }
            // The list itself stays, and with it the order that somebody gave it.
            grid.setItems(shown);
        }
        page(now);
    }

    private boolean fits(UserValue value) {
        return filter.isEmpty()
                || List.of(value.path().toString(), value.name(), value.value(), ValueWords.of(this, value)).stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(filter));
    }

    private void page(ValuesResult.Page now) {
        paging.removeAll();
        if (now.before() == null && now.after() == null) {
            return;
        }
        Button back = new Button(
                getTranslation("usertokens.page.before"),
                click -> read(new MetafieldPage.Paging(false, PAGE, now.before())));
        back.setEnabled(now.before() != null);
        Button on = new Button(
                getTranslation("usertokens.page.after"),
                click -> read(new MetafieldPage.Paging(true, PAGE, now.after())));
        on.setEnabled(now.after() != null);
        paging.add(back, on);
    }
}
