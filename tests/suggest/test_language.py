"""Whether a text is English: cheaply told, and rather told of too many than of too few."""

from __future__ import annotations

import time

import pytest

from sourcemark.suggest.language import is_english

ENGLISH = {
    "prose": "The harbour master said on Friday that the ferry had left before the storm reached the outer islands.",
    "headline": "Kesten steelworks cuts 300 jobs",
    "headline, all names": "Ruiz, Okafor, Lindqvist: Kesten Prize winners",
    "one word": "Breaking",
    "all capitals": "MINISTER DENIES SHE WAS TOLD OF THE LEAK BEFORE THE VOTE, AIDE SAYS IN LETTER TO THE COMMITTEE",
    "names and numbers": "Kesten Rovers 3 (Adeyemi 12, 44; Brandt 78) Harrow Town 1 (Silva 60). Att: 4,210. "
    "Norwick 0 Stoke Ferry 0. Att: 1,102. Adeyemi said it was the best game of his 19 seasons at the club.",
    "markets": "FTSE 100 8,412.7 +0.3%. DAX 19,200.1 -0.1%. Shares in Brandt Motoren AG rose 4.1% to 88.2 euros after "
    "the company said orders from China had doubled.",
    "foreign names": "Jean-Claude de la Tour and Maria von der Heide met Ayatollah al-Rashid in Saint-Denis, and "
    "agreed that the Universidad de los Andes should lead the study.",
    "a foreign quotation": "“Wir schaffen das,” the chancellor said, a phrase that her critics have repeated to her "
    "ever since, and that she would not say again, according to two of her aides.",
    "informal": "omg they actually cancelled the gig lol. no refunds yet, says the venue. not happy.",
    "Nigerian": "The governor don talk say dem go pay the teachers, but the union said it would wait for the money.",
    "nothing": "",
    "numbers": "1, 2, 3 … 4711",
}
FOREIGN = {
    "German": "Die Ministerin sagte am Freitag, der Bericht liege ihr nicht vor. Man werde ihn prüfen und dann reden.",
    "French": "La ministre a déclaré vendredi que le rapport ne lui était pas parvenu. Elle le lira avant de parler.",
    "Spanish": "La ministra dijo el viernes que el informe no le había llegado y que lo estudiaría antes de hablar.",
    "Dutch": "De minister zei vrijdag dat het rapport haar nog niet had bereikt en dat zij het eerst wil lezen.",
    "Italian": "La ministra ha detto venerdì che il rapporto non le è ancora arrivato e che lo leggerà con calma.",
    "Portuguese": "A ministra disse na sexta-feira que o relatório ainda não chegou e que o vai ler com calma.",
    "Swedish": "Ministern sade på fredagen att rapporten inte har nått henne och att hon ska läsa den först.",
    "Danish": "Ministeren sagde fredag, at rapporten ikke er nået frem til hende, og at hun vil læse den først.",
    "Polish": "Minister powiedziała w piątek, że raport do niej nie dotarł i że najpierw go przeczyta.",
    "Finnish": "Ministeri sanoi perjantaina, että raportti ei ole tullut hänelle, ja hän lukee sen ensin.",
    "Turkish": "Bakan cuma günü yaptığı açıklamada raporun kendisine ulaşmadığını ve önce okuyacağını söyledi. Bu "
    "konuda bir yorum yapmadı ve gazetecilere daha sonra konuşacağını belirtti; komisyon da toplantı için tarih verdi.",
    "Russian": "Министр заявила в пятницу, что доклад до неё не дошёл.",
    "Arabic": "قالت الوزيرة يوم الجمعة إن التقرير لم يصل إليها بعد.",
    "Hebrew": "השרה אמרה ביום שישי כי הדוח טרם הגיע אליה.",
    "Chinese": "部长星期五表示，她还没有收到这份报告。",
    "Japanese": "大臣は金曜日、報告書はまだ届いていないと述べた。",
    "Korean": "장관은 금요일 보고서를 아직 받지 못했다고 말했다.",
    "Greek": "Η υπουργός δήλωσε την Παρασκευή ότι δεν έχει λάβει την έκθεση.",
    "German, in capitals": "DIE MINISTERIN SAGT, DER BERICHT LIEGE IHR NICHT VOR",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_is_accepted(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_refused(text: str) -> None:
    assert not is_english(text)


def test_of_a_mixed_text_most_of_it_decides() -> None:
    english, german = ENGLISH["prose"] + "\n", FOREIGN["German"] + "\n"
    assert is_english(english * 40 + german * 10)
    assert not is_english(english * 10 + german * 40)


def test_a_foreign_standfirst_does_not_decide() -> None:
    assert is_english(FOREIGN["French"] + "\n\n" + ENGLISH["prose"] * 60)


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    text = ENGLISH["prose"] * 50_000
    began = time.process_time()
    assert is_english(text)
    assert time.process_time() - began < 0.1
