package dev.counterfoil.usertokens.ui;

import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.text.CurrencyMetaInfo.CurrencyFilter;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.usertokens.ValueShapes.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An amount, and a currency out of those of ISO 4217 that are legal tender somewhere now. */
class MoneyField extends PartsField {

    private final TextField amount;
    private final ComboBox<String> currency;

    MoneyField(Fit fit, Money start) {
        this(fit, start, new TextField(), new ComboBox<>());
    }

    private MoneyField(Fit fit, Money start, TextField amount, ComboBox<String> currency) {
        super(fit, amount, currency);
        this.amount = amount;
        this.currency = currency;
        amount.setLabel(getTranslation("usertokens.money.amount"));
        amount.setValue(start.amount());
        TextFields.digits(amount, false);
        currency.setLabel(getTranslation("usertokens.money.currency"));
        List<String> codes = Stream.concat(
                        CurrencyMetaInfo.getInstance()
                                .currencies(CurrencyFilter.now().withTender())
                                .stream()
                                .sorted(),
                        Stream.of(start.currency()).filter(code -> !code.isEmpty()))
                .distinct()
                .toList();
        currency.setItems(
                (code, typed) -> label(code).toLowerCase(getLocale()).contains(typed.toLowerCase(getLocale())), codes);
        currency.setItemLabelGenerator(this::label);
        Looks.data(currency);
        if (!start.currency().isEmpty()) {
            currency.setValue(start.currency());
        }
    }

    @Override
    String read() {
        String number = amount.getValue().strip();
        return number.isEmpty()
                ? ""
                : new Money(number, currency.getValue() == null ? "" : currency.getValue()).write();
    }

    private String label(String code) {
        Locale locale = getLocale();
        try {
            return code + " · " + Currency.getInstance(code).getDisplayName(locale);
        } catch (IllegalArgumentException newer) {
            return code;
        }
    }
}
