package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableBiFunction;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.media.Picture;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Videos with their posters, fetched a screen at a time. One column: what finds no room beside the poster is left out by the style sheet. */
class VideoGrid extends Grid<SeenVideo> {

    private final transient Previews previews;

    VideoGrid(Previews previews, SerializableBiFunction<Integer, Integer, List<SeenVideo>> fetch, IntSupplier count) {
        this.previews = previews;
        addClassName("cf-videos-grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(30);
        setSizeFull();
        setSelectionMode(SelectionMode.SINGLE);
        setItems(new CallbackDataProvider<SeenVideo, Void>(
                query -> fetch.apply(query.getOffset(), query.getLimit()).stream(),
                query -> count.getAsInt(),
                seen -> seen.video().id()));
        addColumn(new ComponentRenderer<>(this::row));
        getElement().setAttribute("aria-label", getTranslation("media.title"));
    }

    /** Marks the row without asking for it. */
    void mark(@Nullable SeenVideo seen) {
        SeenVideo marked = asSingleSelect().getValue();
        if (!Objects.equals(id(marked), id(seen))) {
            asSingleSelect().setValue(seen);
        }
    }

    private static @Nullable String id(@Nullable SeenVideo seen) {
        return seen == null ? null : seen.video().id();
    }

    private Component row(SeenVideo seen) {
        ShopVideo video = seen.video();
        Div thumb = new Div();
        thumb.add(previews.picture(video.previewImageUrl(), Picture.Size.THUMB, "", thumb::setTitle));
        thumb.addClassName("cf-thumb");
        Span name = Looks.data(new Span(VideoNames.of(video.videoUrl())));
        name.addClassName("cf-video-name");
        Span products = new Span(products(video));
        products.addClassName("cf-video-products");
        Div two = new Div(name, products);
        two.addClassName("cf-two");
        Div side = new Div(Looks.status(this, seen));
        side.addClassName("cf-video-status");
        Div age = new Div(new Moment(seen.changedAt() == null ? seen.seenAt() : seen.changedAt()));
        age.addClassName("cf-video-age");
        Div row = new Div(thumb, two, side, age);
        row.addClassName("cf-video-row");
        if (seen.goneSince() != null) {
            row.addClassName("cf-video-gone");
        }
        return row;
    }

    private String products(ShopVideo video) {
        if (video.relatedProducts().isEmpty()) {
            return getTranslation("media.products.none");
        }
        String first = Looks.words(this, ProductRef.of(video.relatedProducts().getFirst()));
        int more = video.relatedProducts().size() - 1;
        return more == 0 ? first : getTranslation("media.products.more", first, more);
    }
}
