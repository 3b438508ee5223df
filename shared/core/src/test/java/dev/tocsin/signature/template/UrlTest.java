// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.signature.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x?y=1:2, https://a.example:443/x?y=1:2",
    "http://a.example, http://a.example:80",
    "https://a.example?x, https://a.example:443?x",
    "https://[2001:db8::1]/x, https://[2001:db8::1]:443/x"
  })
  void portComesAndGoes(String without, String with) {
    assertThat(UrlForm.WITH_PORT.of(new Url(without))).isEqualTo(with);
    assertThat(UrlForm.WITH_PORT.of(new Url(with))).isEqualTo(with);
    assertThat(UrlForm.WITHOUT_PORT.of(new Url(with))).isEqualTo(without);
    assertThat(UrlForm.WITHOUT_PORT.of(new Url(without))).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "/path:1, /path:1", "https://, https://:443"})
  void whatIsNoUrlIsLeftOrHarmless(String text, String with) {
    assertThat(UrlForm.WITH_PORT.of(new Url(text))).isEqualTo(with);
    assertThat(UrlForm.WITHOUT_QUERY.of(new Url(text))).isEqualTo(text);
  }

  @Test
  void onlyTwelveCharactersAreUnescaped() {
    assertThat(UrlForm.UNESCAPED.of(new Url("%3A%2f%3F%40%21%24%27%28%29%2A%2C%3B %20%25%3Dx%3")))
        .isEqualTo(":/?@!$'()*,; %20%25%3Dx%3");
  }

  @Test
  void parameterMustBeThereOnce() throws Refusal {
    var url = new Url("https://a.example/?a=1&b=x%20y&b2=&a2");
    assertThat(url.parameter("a")).hasValue("1");
    assertThat(url.parameter("b")).hasValue("x y");
    assertThat(url.parameter("a2")).hasValue("");
    assertThat(url.parameter("c")).isEmpty();
    assertThatThrownBy(() -> new Url("?a=1&a=2").parameter("a")).isInstanceOf(Refusal.class);
  }

  @Test
  void formIsJoinedInTheOrderOfItsNamesAndValues() throws Refusal {
    assertThat(Form.parse("b=2&a=x+y&b=1&b=2&&=v&c").joined()).isEqualTo("vax yb1b2c");
    assertThat(Form.parse("").joined()).isEmpty();
  }
}
