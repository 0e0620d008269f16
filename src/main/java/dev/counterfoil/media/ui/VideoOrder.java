package dev.counterfoil.media.ui;

import com.vaadin.flow.component.select.Select;
import dev.counterfoil.mirror.VideoQuery.Sort;
import java.util.function.Consumer;

/** In which order videos stand: they have no columns that could be pressed. */
class VideoOrder extends Select<VideoOrder.By> {

    enum By {
        RECENT(Sort.CHANGED, true),
        OLDEST(Sort.CHANGED, false),
        NAME(Sort.NAME, false),
        NAME_BACKWARDS(Sort.NAME, true);

        final Sort sort;
        final boolean descending;

        By(Sort sort, boolean descending) {
            this.sort = sort;
            this.descending = descending;
        }
    }

    VideoOrder(Consumer<By> chosen) {
        addClassName("cf-video-order");
        setAriaLabel(getTranslation("media.sort"));
        setItems(By.values());
        setItemLabelGenerator(by -> getTranslation("media.sort." + by));
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
    }

    void show(VideoState state) {
        for (By by : By.values()) {
            if (by.sort == state.sort() && by.descending == state.descending()) {
                setValue(by);
            }
        }
    }
}
