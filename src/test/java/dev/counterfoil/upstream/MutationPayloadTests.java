package dev.counterfoil.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MutationPayloadTests {

    private static final Mutation CREATE = new Mutation("thingCreate", "", Calls.none(), "createdThing");

    private static MutationPayload of(String data) {
        ObjectNode read = (ObjectNode) JsonMapper.shared().readTree(data);
        return MutationPayload.of(new Answer.Success(read, null, Duration.ZERO), CREATE);
    }

    @Test
    void payload_result_and_errors_are_found_by_their_names() {
        MutationPayload payload = of("{\"thingCreate\":{\"createdThing\":{\"key\":\"k\"},\"userErrors\":"
                + "[{\"field\":[\"thing\",\"key\"],\"message\":\"is\\ntaken\",\"code\":\"TAKEN\"},"
                + "{\"field\":null,\"message\":\"no\"}]}}");

        assertThat(payload.payload()).isNotNull();
        assertThat(payload.result()).hasToString("{\"key\":\"k\"}");
        assertThat(payload.userErrors())
                .containsExactly(
                        new UserError(List.of("thing", "key"), "is taken", "TAKEN"),
                        new UserError(List.of(), "no", null));
    }

    @Test
    void a_null_payload_says_nothing() {
        MutationPayload payload = of("{\"thingCreate\":null}");

        assertThat(payload).isEqualTo(new MutationPayload(null, List.of(), null));
        assertThat(of("{}")).isEqualTo(payload);
    }

    @Test
    void an_answer_without_data_has_no_payload() {
        assertThat(MutationPayload.of(new Answer.Lost(true, Duration.ZERO), CREATE)
                        .payload())
                .isNull();
    }

    @Test
    void a_mutation_whose_payload_has_errors_only_has_no_result() {
        ObjectNode data = (ObjectNode) JsonMapper.shared().readTree("{\"grant\":{\"userErrors\":[]}}");
        Mutation grant = new Mutation("grant", "", Calls.none(), "");

        MutationPayload payload = MutationPayload.of(new Answer.Success(data, null, Duration.ZERO), grant);

        assertThat(payload.payload()).isNotNull();
        assertThat(payload.result()).isNull();
    }
}
