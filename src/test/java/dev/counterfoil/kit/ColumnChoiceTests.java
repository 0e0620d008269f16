package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.popover.Popover;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = ColumnChoiceTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.kit")
class ColumnChoiceTests extends SpringBrowserlessTest {

    static class Room {

        @Bean
        IcuTranslations texts() {
            return new IcuTranslations(false);
        }
    }

    private final List<Set<String>> kept = new ArrayList<>();
    private final Grid<String> grid = new Grid<>();

    private ColumnChoice choice(Set<String> hidden) {
        List.of("KEY", "TYPE", "shared")
                .forEach(name -> grid.addColumn(row -> row).setKey(name));
        ColumnChoice choice = new ColumnChoice("metafields.column.", List.of("TYPE", "shared"), hidden, kept::add);
        UI.getCurrent().add(choice);
        choice.apply(grid);
        return choice;
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<String> boxes(ColumnChoice choice) {
        find(Popover.class, choice).single().open();
        roundTrip();
        return find(CheckboxGroup.class).single();
    }

    private List<String> shown() {
        return grid.getColumns().stream()
                .filter(Component::isVisible)
                .map(Grid.Column::getKey)
                .toList();
    }

    @Test
    void the_column_that_names_a_row_cannot_be_put_away() {
        ColumnChoice choice = choice(Set.of());
        CheckboxGroup<String> boxes = boxes(choice);

        boxes.setValue(Set.of());
        choice.apply(grid);

        assertThat(shown()).containsExactly("KEY");
        assertThat(kept).containsExactly(Set.of("TYPE", "shared"));
    }

    @Test
    void what_was_put_away_before_is_away_and_what_is_unknown_means_nothing() {
        ColumnChoice choice = choice(Set.of("shared", "of_an_older_list", "KEY"));

        assertThat(shown()).containsExactly("KEY", "TYPE");
        assertThat(choice.hidden()).containsExactly("shared");
        assertThat(boxes(choice).getValue()).containsExactly("TYPE");
    }

    @Test
    void the_button_says_what_it_opens_and_each_box_the_words_of_its_column() {
        ColumnChoice choice = choice(Set.of());

        assertThat(find(Button.class, choice).single().getAriaLabel()).contains("Columns");
        assertThat(find(Checkbox.class, boxes(choice)).all())
                .extracting(Checkbox::getLabel)
                .containsExactly("Type", "Shared with");
    }

    @Test
    void a_column_without_room_is_away_for_now_and_comes_back_as_it_was_chosen() {
        ColumnChoice choice = choice(Set.of());
        CheckboxGroup<String> boxes = boxes(choice);

        choice.noRoomFor(Set.of("shared"));
        choice.apply(grid);
        assertThat(shown()).containsExactly("KEY", "TYPE");
        assertThat(boxes.getHelperText()).contains("finds no room");
        assertThat(find(Checkbox.class, boxes).all())
                .extracting(box -> box.getElement().getProperty("disabled", false))
                .containsExactly(false, true);

        choice.noRoomFor(Set.of());
        choice.apply(grid);
        assertThat(shown()).containsExactly("KEY", "TYPE", "shared");
        assertThat(boxes.getHelperText()).isNullOrEmpty();
        assertThat(kept).isEmpty();
    }
}
