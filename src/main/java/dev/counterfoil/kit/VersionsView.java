package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several versions of one JSON text side by side, a row for each field in which they differ; what is as in the first is quieter. */
public class VersionsView extends Composite<NativeTable> {

    private final LinkedHashMap<String, Map<String, String>> versions = new LinkedHashMap<>();

    /** @param byTitle the texts by their translated titles, in order */
    public VersionsView(Map<String, String> byTitle) {
        byTitle.forEach((title, json) -> versions.put(title, Differences.leaves(json)));
        getContent().addClassName("cf-versions");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getContent().removeAll();
        NativeTableRow titles = new NativeTableRow(head(getTranslation("kit.versions.field"), "col"));
        versions.keySet().forEach(title -> titles.add(head(title, "col")));
        NativeTableHeader header = new NativeTableHeader();
        header.add(titles);
        NativeTableBody body = new NativeTableBody();
        differing().forEach(path -> body.add(row(path)));
        getContent().add(header, body);
    }

    private List<String> differing() {
        Set<String> paths = new LinkedHashSet<>();
        versions.values().forEach(version -> paths.addAll(version.keySet()));
        return paths.stream()
                .filter(path -> versions.values().stream()
                                .map(version -> version.containsKey(path) ? "=" + version.get(path) : "")
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private NativeTableRow row(String path) {
        NativeTableHeaderCell name = head(path, "row");
        name.getElement().setAttribute("data-cf-data", "");
        NativeTableRow row = new NativeTableRow(name);
        List<String> before = new ArrayList<>();
        versions.forEach((title, version) -> {
            String value = version.get(path);
            NativeTableCell cell = new NativeTableCell();
            // Where there is no room for columns, the title stands before each value.
            cell.getElement().setAttribute("data-title", title);
            if (value == null) {
                cell.setText(getTranslation("kit.versions.none"));
                cell.addClassName("cf-versions-none");
            } else {
                cell.add(new LongText(value));
            }
            String shown = value == null ? "" : "=" + value;
            cell.setClassName(
                    "cf-versions-same", !before.isEmpty() && before.getFirst().equals(shown));
            before.add(shown);
            row.add(cell);
        });
        return row;
    }

    private static NativeTableHeaderCell head(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
