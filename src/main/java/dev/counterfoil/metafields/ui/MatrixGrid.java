package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnRendering;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.SharingMatrix;
import dev.counterfoil.metafields.SharingMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Definitions by owner down, our clients across; a cell is a letter with a colour and says the same in words. */
class MatrixGrid extends Grid<MatrixGrid.Line> {

    /** What a cell offers when somebody presses it. */
    @FunctionalInterface
    interface Pressed {
        /** @param grantee null for any client */
        void on(Row row, @Nullable Client grantee);
    }

    /** A definition, or the name of the owner of those below. */
    record Line(Client owner, @Nullable Row row) {

        String id() {
            return row == null
                    ? owner.id().toString()
                    : owner.id() + " " + row.definition().uuid();
        }
    }

    private static final String CELL = """
            <button type="button" class="cf-level cf-level-${item.look}" aria-label="${item.words}" title="${item.words}"
              ?hidden="${!item.changeable}" @click="${press}">${item.letter}</button>
            <span class="cf-level cf-level-${item.look}" role="img" aria-label="${item.words}" title="${item.words}"
              ?hidden="${item.changeable || item.look == 'empty'}">${item.letter}</span>""";

    private static final int PHONE = 800;

    private final transient Pressed pressed;
    private transient Predicate<Row> changeable = row -> false;
    private transient List<Client> columns = List.of();
    private boolean narrow;

    MatrixGrid(Pressed pressed) {
        this.pressed = pressed;
        addClassNames("cf-matrix-grid", "cf-definitions-grid");
        setSelectionMode(SelectionMode.NONE);
        setPageSize(60);
        setColumnRendering(ColumnRendering.LAZY);
        getElement().setAttribute("aria-label", getTranslation("metafields.matrix.title"));
        setPartNameGenerator(line -> line.row() == null ? "cf-matrix-head" : null);
    }

    /** @param mayChange whether the reader may change who has access to it */
    void show(SharingMatrix matrix, List<Row> rows, Predicate<Row> mayChange) {
        changeable = mayChange;
        if (!matrix.columns().equals(columns) || getColumns().isEmpty()) {
            columns = matrix.columns();
            build();
        }
        List<Line> lines = new ArrayList<>();
        Client last = null;
        for (Row row : rows) {
            if (!row.owner().equals(last)) {
                last = row.owner();
                lines.add(new Line(row.owner(), null));
            }
            lines.add(new Line(row.owner(), row));
        }
        setItems(new ListDataProvider<>(lines) {
            @Override
            public Object getId(Line line) {
                return line.id();
            }
        });
    }

    /** @param width of the window in pixels; 0 if it is not known */
    void fit(int width) {
        narrow = width > 0 && width < PHONE;
        getColumns().forEach(this::fit);
    }

    /** On a phone, several columns find room beside the one that stays. */
    private void fit(Column<Line> column) {
        if (column.isFrozen()) {
            column.setWidth(narrow ? "9rem" : "12.5rem");
        } else {
            column.setWidth(narrow ? "5.25rem" : "8rem");
        }
    }

    private void build() {
        removeAllColumns();
        addColumn(new ComponentRenderer<>(this::name))
                .setHeader(getTranslation("metafields.matrix.column.definition"))
                .setFrozen(true)
                .setRowHeader(true)
                .setFlexGrow(1);
        level(null).setHeader(getTranslation("metafields.matrix.column.anybody"));
        for (Client client : columns) {
            Div head = new Div(new ClientName(client));
            head.addClassName("cf-matrix-column");
            level(client).setHeader(head);
        }
        getColumns().forEach(this::fit);
    }

    private Column<Line> level(@Nullable Client client) {
        return addColumn(LitRenderer.<Line>of(CELL)
                        .withProperty("letter", line -> letter(line, client))
                        .withProperty("look", line -> look(line, client))
                        .withProperty("words", line -> words(line, client))
                        .withProperty("changeable", line -> offers(line, client))
                        .withFunction("press", line -> press(line, client)))
                .setKey(client == null ? "anybody" : client.id().toString())
                .setFlexGrow(0);
    }

    private void press(Line line, @Nullable Client client) {
        Row row = line.row();
        if (row != null && offers(line, client)) {
            pressed.on(row, client);
        }
    }

    private boolean offers(Line line, @Nullable Client client) {
        Row row = line.row();
        return row != null && (client == null || !row.isOwner(client)) && changeable.test(row);
    }

    private static @Nullable String level(Row row, @Nullable Client client) {
        return client == null ? row.anybody() : row.level(client);
    }

    private String letter(Line line, @Nullable Client client) {
        Row row = line.row();
        if (row == null) {
            return "";
        }
        if (client != null && row.isOwner(client)) {
            return getTranslation("metafields.matrix.letter.OWNER");
        }
        String level = level(row, client);
        String effective = level == null ? row.anybody() : level;
        return (effective == null ? "·" : letter(effective)) + through(row, client);
    }

    /** Who comes by it through a namespace or a role is not known here; that there are such is. */
    private static String through(Row row, @Nullable Client client) {
        return client == null && row.through() > 0 ? " +" + row.through() : "";
    }

    String letter(String level) {
        return switch (level) {
            case "READ", "WRITE", "ADMIN" -> getTranslation("metafields.matrix.letter." + level);
            default -> level.substring(0, Math.min(1, level.length()));
        };
    }

    private static String look(Line line, @Nullable Client client) {
        Row row = line.row();
        if (row == null) {
            return "empty";
        }
        if (client != null && row.isOwner(client)) {
            return "owner";
        }
        String level = level(row, client);
        return level == null && row.anybody() != null
                ? "byany"
                : Objects.requireNonNullElse(level, "none").toLowerCase(Locale.ROOT);
    }

    private String words(Line line, @Nullable Client client) {
        Row row = line.row();
        if (row == null) {
            return "";
        }
        String key = row.definition().key();
        String who = client == null ? getTranslation("metafields.matrix.column.anybody") : client.name();
        if (client != null && row.isOwner(client)) {
            return getTranslation("metafields.matrix.words.OWNER", who, key);
        }
        String level = level(row, client);
        String anybody = row.anybody();
        if (level == null && anybody != null) {
            return told("metafields.matrix.words.byAny.", anybody, who, key);
        }
        String own = level == null
                ? getTranslation("metafields.matrix.words.NONE", who, key)
                : told("metafields.matrix.words.", level, who, key);
        return client == null && row.through() > 0
                ? own + ", " + getTranslation("metafields.matrix.through", row.through())
                : own;
    }

    private String told(String words, String level, String who, String key) {
        return Wording.of(this, words + level, words + "other", who, key, level);
    }

    private Component name(Line line) {
        Row row = line.row();
        if (row == null) {
            Div owner = new Div(new ClientName(line.owner()));
            owner.addClassName("cf-matrix-owner");
            return owner;
        }
        String name = row.definition().name();
        Div two = new Div(Looks.mono(row.definition().key()), Looks.data(new Span(name == null ? "" : name)));
        two.addClassName("cf-two");
        return two;
    }
}
