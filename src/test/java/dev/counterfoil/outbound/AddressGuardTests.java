package dev.counterfoil.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    private static final String PUBLIC = "93.184.215.14";

    private final List<String> asked = new ArrayList<>();

    private AddressGuard guard(String allowed, String... addresses) {
        return new AddressGuard(OriginList.parse(List.of(allowed)), host -> {
            asked.add(host);
            List<InetAddress> found = new ArrayList<>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        });
    }

    private static void assertRefused(AddressGuard guard, String origin, RefusedException.Why why) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> guard.pin(Origin.parse(origin)))
                .extracting(RefusedException::why)
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "fd00:ec2::254",
                "fc00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "100::1",
                "2001::1",
                "2001:0:5ef5:79fb::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "5f00::1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2600::5efe:10.0.0.1",
                "2600::200:5efe:127.0.0.1"
            })
    void a_name_that_resolves_to_an_address_that_is_not_public_is_refused_even_when_listed(String address) {
        assertRefused(
                guard("https://intranet.example", address),
                "https://intranet.example",
                RefusedException.Why.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLIC,
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "223.255.255.254",
                "2600::1",
                "2002:5db8:d70e::1",
                "64:ff9b::93.184.215.14",
                "2600::5efe:93.184.215.14",
                "2a00:1450:4001:831::200e"
            })
    void a_name_that_resolves_to_a_public_address_is_pinned_to_it(String address) throws Exception {
        InetAddress pinned = guard("https://shop.app", address).pin(Origin.parse("https://shop.app"));

        assertThat(pinned).isEqualTo(InetAddress.getByName(address));
        assertThat(asked).containsExactly("shop.app");
    }

    @Test
    void one_private_address_among_public_ones_refuses_the_host() {
        assertRefused(
                guard("https://shop.app", PUBLIC, "10.0.0.1"),
                "https://shop.app",
                RefusedException.Why.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.app, https://evil.example",
        "https://shop.app, http://shop.app",
        "https://shop.app, https://shop.app:8443",
        "https://shop.app, https://api.shop.app",
        "http://localhost:8090, http://127.0.0.1:8090"
    })
    void only_an_exact_match_of_the_list_is_looked_up(String allowed, String origin) {
        assertRefused(guard(allowed, PUBLIC), origin, RefusedException.Why.ORIGIN_NOT_ALLOWED);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8090, 127.0.0.1", "http://127.9.9.9:8090, 127.9.9.9", "http://[::1]:8090, ::1"})
    void a_listed_loopback_literal_may_be_called_without_any_look_up(String origin, String address) throws Exception {
        assertThat(guard(origin, PUBLIC).pin(Origin.parse(origin))).isEqualTo(InetAddress.getByName(address));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_listed_localhost_may_reach_loopback_ipv4_first() throws Exception {
        assertThat(guard("http://localhost:8090", "::1", "127.0.0.1").pin(Origin.parse("http://localhost:8090")))
                .isEqualTo(InetAddress.getByName("127.0.0.1"));
        assertThat(guard("http://localhost:8090", "::1").pin(Origin.parse("http://localhost:8090")))
                .isEqualTo(InetAddress.getByName("::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "10.0.0.1", "169.254.169.254"})
    void a_localhost_that_resolves_elsewhere_is_refused(String address) {
        assertRefused(
                guard("http://localhost:8090", "127.0.0.1", address),
                "http://localhost:8090",
                RefusedException.Why.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1",
                "http://169.254.169.254",
                "http://0.0.0.0:8090",
                "http://[fd00:ec2::254]",
                "http://[::ffff:10.0.0.1]",
                "http://[::]:8090"
            })
    void a_listed_literal_of_another_private_address_is_refused(String origin) {
        assertRefused(guard(origin), origin, RefusedException.Why.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.1:8090", "http://2130706433:8090", "http://0x7f.0.0.1:8090", "http://0177.0.0.1:8090"
            })
    void an_odd_spelling_of_loopback_is_a_name_like_any_other(String origin) {
        Origin odd = new Origin("http", origin.substring(7, origin.lastIndexOf(':')), 8090);
        AddressGuard guard =
                new AddressGuard(new OriginList(List.of(odd)), host -> List.of(InetAddress.getByName("127.0.0.1")));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> guard.pin(odd))
                .extracting(RefusedException::why)
                .isEqualTo(RefusedException.Why.PRIVATE_ADDRESS);
    }

    @Test
    void a_host_nobody_knows_is_unknown() {
        AddressGuard guard = new AddressGuard(OriginList.parse(List.of("https://gone.example")), host -> {
            throw new UnknownHostException(host);
        });

        assertRefused(guard, "https://gone.example", RefusedException.Why.UNKNOWN_HOST);
        assertRefused(guard("https://none.example"), "https://none.example", RefusedException.Why.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.app",
                "ftp://shop.app",
                "https://user@shop.app",
                "https://shop.app/api",
                "https://shop.app/?q",
                "https://shop.app#f",
                "https://*.shop.app",
                "*"
            })
    void an_operators_list_holds_bare_origins_only(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> OriginList.parse(List.of(text)));
    }

    @Test
    void case_default_ports_and_a_closing_slash_make_no_difference_in_the_list() {
        OriginList list = OriginList.parse(List.of(" HTTPS://Shop.App:443/ ", "https://shop.app", ""));

        assertThat(list.origins()).containsExactly(Origin.parse("https://shop.app"));
    }
}
