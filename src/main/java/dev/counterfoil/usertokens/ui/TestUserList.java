package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.MoreMenu;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.TestUser;
import dev.counterfoil.usertokens.TestUsers;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The users a client is tried out with. */
class TestUserList extends Composite<Section> {

    private final transient TestUsers users;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Consumer<TestUser> get;
    private final transient Runnable changed;
    private final boolean mayIssue;
    private final UnorderedList rows = new UnorderedList();
    private final Paragraph none = new Paragraph();

    TestUserList(
            TestUsers users, Actor actor, Client client, boolean mayIssue, Consumer<TestUser> get, Runnable changed) {
        this.users = users;
        this.actor = actor;
        this.client = client;
        this.mayIssue = mayIssue;
        this.get = get;
        this.changed = changed;
        rows.addClassName("cf-rows");
        none.setText(getTranslation("usertokens.testUsers.none"));
        none.addClassName("cf-note");
        Div head = new Div(new H2(getTranslation("usertokens.testUsers")));
        head.addClassName("cf-section-head");
        if (mayIssue) {
            head.add(new Button(getTranslation("usertokens.testUsers.add"), click -> edit(null)));
        }
        getContent().addClassName("cf-section");
        getContent().add(head, none, rows);
        show();
    }

    void show() {
        List<TestUser> all = users.list(actor, client);
        rows.removeAll();
        all.forEach(user -> rows.add(row(user)));
        rows.setVisible(!all.isEmpty());
        none.setVisible(all.isEmpty());
    }

    private ListItem row(TestUser user) {
        Span label = Looks.data(new Span(user.label()));
        label.addClassName("cf-user-name");
        Div main = new Div(label, new CopyableId(user.publicId()));
        main.addClassNames("cf-row-main", "cf-user-main");
        ListItem row = new ListItem(main);
        row.addClassNames("cf-row", "cf-user-row");
        if (mayIssue) {
            Button token = new Button(getTranslation("usertokens.testUsers.use"), click -> get.accept(user));
            token.setAriaLabel(getTranslation("usertokens.testUsers.use.named", user.label()));
            MoreMenu more = new MoreMenu(getTranslation("usertokens.more", user.label()))
                    .offer(getTranslation("usertokens.testUsers.edit"), () -> edit(user))
                    .offer(getTranslation("usertokens.testUsers.remove"), () -> remove(user));
            Div actions = new Div(token, more);
            actions.addClassName("cf-user-actions");
            row.add(actions);
        }
        return row;
    }

    private void edit(@Nullable TestUser then) {
        String verb = then == null ? "usertokens.testUsers.add" : "usertokens.testUsers.save";
        new LabelDialog(
                        client,
                        getTranslation(then == null ? "usertokens.testUsers.add" : "usertokens.testUsers.edit"),
                        getTranslation("usertokens.testUsers.text"),
                        getTranslation(verb),
                        then == null ? "" : then.label(),
                        then == null ? "" : then.publicId(),
                        (label, publicId) -> {
                            var problems = users.save(actor, client, then, label, publicId);
                            if (problems.isEmpty()) {
                                update();
                            }
                            return problems;
                        })
                .open();
    }

    private void remove(TestUser user) {
        new DangerDialog(
                        getTranslation("usertokens.testUsers.remove"),
                        getTranslation("usertokens.testUsers.remove.text", user.label()),
                        getTranslation("usertokens.testUsers.remove"),
                        () -> {
                            users.remove(actor, client, user);
                            update();
                        })
                .detail(ClientMarks.line(client))
                .open();
    }

    private void update() {
        show();
        changed.run();
    }
}
