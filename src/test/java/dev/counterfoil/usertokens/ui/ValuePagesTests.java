package dev.counterfoil.usertokens.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.usertokens.TokensRoom;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValuesResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ValuePagesTests extends TokensRoom {

    private final UserValues values = mock(UserValues.class);

    private final ValuePages.Around around = new ValuePages.Around() {
        @Override
        public ValueGrid grid() {
            return new ValueGrid(false, value -> {}, value -> {});
        }

        @Override
        public void came(ValuesResult.Page page) {}

        @Override
        public void failed(ValuesResult result) {}

        @Override
        public void broke(String words) {}

        @Override
        public void clearFilter() {}
    };

    private static UserToken token() {
        return new UserToken(UUID.randomUUID(), false, "", null, null, null, false, Instant.now(), null, null);
    }

    private static ValuesResult.Page page(String... owned) {
        return new ValuesResult.Page(
                List.of(owned).stream()
                        .map(value ->
                                new UserValue(new KeyPair(null, value), "", "single_line_text_field", List.of(), value))
                        .toList(),
                null,
                null,
                List.of());
    }

    private void answer(UserToken token, org.mockito.stubbing.Answer<ValuesResult> answer) {
        when(values.page(any(), any(), any(), eq(token.id()), any(), any())).thenAnswer(answer);
    }

    @Test
    void an_answer_for_another_token_that_comes_late_is_dropped() throws InterruptedException {
        ValuePages pages = new ValuePages(values, owner(), around);
        UI.getCurrent().add(pages);
        UserToken marias = token();
        UserToken tomas = token();
        CountDownLatch late = new CountDownLatch(1);
        AtomicReference<Thread> slow = new AtomicReference<>();
        answer(marias, call -> {
            slow.set(Thread.currentThread());
            late.await();
            return page("of_maria");
        });
        answer(tomas, call -> page("of_tomas"));
        pages.open(client(), marias, List::of);
        pages.open(client(), tomas, List::of);
        Eventually.until(() -> !pages.seen().isEmpty() && slow.get() != null, MockVaadin::clientRoundtrip);

        late.countDown();
        slow.get().join();
        MockVaadin.clientRoundtrip();

        assertThat(pages.seen()).extracting(UserValue::value).containsExactly("of_tomas");
    }

    @Test
    void an_answer_that_comes_after_the_page_was_left_for_nothing_is_dropped() throws InterruptedException {
        ValuePages pages = new ValuePages(values, owner(), around);
        UI.getCurrent().add(pages);
        UserToken marias = token();
        CountDownLatch late = new CountDownLatch(1);
        AtomicReference<Thread> slow = new AtomicReference<>();
        answer(marias, call -> {
            slow.set(Thread.currentThread());
            late.await();
            return page("of_maria");
        });
        pages.open(client(), marias, List::of);
        Eventually.until(() -> slow.get() != null, MockVaadin::clientRoundtrip);

        pages.close();
        late.countDown();
        slow.get().join();
        MockVaadin.clientRoundtrip();

        assertThat(pages.seen()).isEmpty();
    }

    @Test
    void the_order_a_reader_chose_stays_when_the_list_is_filtered() {
        ValuePages pages = new ValuePages(values, owner(), around);
        UI.getCurrent().add(pages);
        UserToken marias = token();
        answer(marias, call -> page("anna", "berta", "carla"));
        pages.open(client(), marias, List::of);
        Eventually.until(() -> pages.grid() != null, MockVaadin::clientRoundtrip);
        ValueGrid grid = pages.grid();
        test(grid).sortByColumn("key", com.vaadin.flow.data.provider.SortDirection.DESCENDING);

        pages.filter("ar");

        assertThat(pages.grid()).isSameAs(grid);
        assertThat(test(grid).getRow(0).value()).isEqualTo("carla");
        pages.filter("");
        assertThat(test(grid).getRow(2).value()).isEqualTo("anna");
    }
}
