package dev.counterfoil.upstream.partners;

import java.util.List;
import java.util.Map;

/**
 * The units that each type of measurement is documented to take. Others are not refused: values of before have shorter names, such as {@code cm}.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/metafields/list-of-data-types">list of data types</a>
 */
public final class MeasureUnits {

    private static final Map<String, List<String>> UNITS = Map.ofEntries(
            of("antenna_gain", "decibels_isotropic decibels_dipole"),
            of("area", "square_centimeters square_feet square_inches square_meters square_yards"),
            of("battery_charge_capacity", "milliamp_hours"),
            of("battery_energy_capacity", "watt_hours"),
            of("capacitance", "picofarads nanofarads microfarads farads"),
            of("concentration", "milligrams_per_gram milligrams_per_milliliter"),
            of("data_storage_capacity", "bytes kilobytes megabytes gigabytes terabytes"),
            of("data_transfer_rate", "bits_per_second kilobits_per_second megabits_per_second gigabits_per_second"),
            of("dimension", "millimeters centimeters meters inches feet yards"),
            of("display_density", "pixels_per_inch dots_per_inch"),
            of("distance", "kilometers miles"),
            of("duration", "nanoseconds microseconds milliseconds seconds minutes hours days months years"),
            of("electric_current", "milliamperes amperes kiloamperes"),
            of("electrical_resistance", "ohms kiloohms"),
            of("energy", "joules calories kilojoules kilocalories"),
            of("frequency", "hertz kilohertz megahertz gigahertz"),
            of("illuminance", "lux foot_candles"),
            of("inductance", "microhenries millihenries henries"),
            of("luminous_flux", "lumens"),
            of(
                    "mass_flow_rate",
                    "grams_per_day grams_per_hour grams_per_minute grams_per_second ounces_per_day ounces_per_hour "
                            + "ounces_per_minute ounces_per_second pounds_per_day pounds_per_hour pounds_per_minute "
                            + "pounds_per_second kilograms_per_day kilograms_per_hour kilograms_per_minute "
                            + "kilograms_per_second tons_per_day tons_per_hour tons_per_minute tons_per_second "
                            + "tonnes_per_day tonnes_per_hour tonnes_per_minute tonnes_per_second"),
            of("power", "milliwatts watts horsepower kilowatts"),
            of("pressure", "pounds_per_square_inch bars"),
            of("resolution", "pixels megapixels"),
            of("rotational_speed", "revolutions_per_minute"),
            of("sound_level", "decibels"),
            of("speed", "kilometers_per_hour feet_per_second miles_per_hour meters_per_second"),
            of("temperature", "celsius fahrenheit kelvin"),
            of("thermal_power", "british_thermal_units_per_hour kilowatts tons_of_refrigeration"),
            of("voltage", "volts"),
            of(
                    "volume",
                    "milliliters centiliters liters cubic_meters us_fluid_ounces us_pints us_quarts us_gallons "
                            + "imperial_fluid_ounces imperial_pints imperial_quarts imperial_gallons"),
            of(
                    "volumetric_flow_rate",
                    "liters_per_hour liters_per_minute liters_per_second gallons_per_hour gallons_per_minute "
                            + "gallons_per_second cubic_feet_per_hour cubic_feet_per_minute cubic_feet_per_second "
                            + "cubic_meters_per_hour cubic_meters_per_minute cubic_meters_per_second"),
            of("weight", "grams kilograms ounces pounds"));

    private MeasureUnits() {}

    /** Whether it is a type of measurement. */
    public static boolean measures(String type) {
        return UNITS.containsKey(type);
    }

    /** The documented ones; none for a type that is no measurement. */
    public static List<String> of(String type) {
        return UNITS.getOrDefault(type, List.of());
    }

    private static Map.Entry<String, List<String>> of(String type, String units) {
        return Map.entry(type, List.of(units.split(" ")));
    }
}
