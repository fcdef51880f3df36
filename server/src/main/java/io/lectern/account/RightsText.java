package io.lectern.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores rights in their text form. */
@Converter(autoApply = true)
public class RightsText implements AttributeConverter<Rights, String> {

    @Override
    public String convertToDatabaseColumn(Rights rights) {
        return rights == null ? null : rights.toString();
    }

    @Override
    public Rights convertToEntityAttribute(String text) {
        return text == null ? null : Rights.parse(text);
    }
}
