"""No everyday sentence, in either language, holds a medicine, a combination, a cancer or a biomarker: sentences we made up,
with words that look like them.
"""

from __future__ import annotations

import pytest

from rumbo.oncology.biomarkers import locate_biomarkers
from rumbo.oncology.cancers import locate_cancers
from rumbo.oncology.drugs import locate_drugs, locate_regimens
from rumbo.oncology.treatments import read_treatment

ENGLISH = """
All of the neighbors came, and all went home by ten.
My husband has MS and walks with a cane; he met the nurse on Friday.
We met at the library and set up a net to catch the leaves.
The net result is that the kit for the school arrived late.
She wears new glasses because the lens was scratched; both lenses were changed.
There is a hidden gem of a bakery on the corner.
He wore a cape to the party and drove to Cape Cod on Sunday.
Abi and Dara, my nieces, are coming to lunch with Bev.
Miami, FL 33136
The pain is over the AC joint, and the AC in the room is broken.
Aspirin EC 81 mg every morning, metformin ER 500 mg with supper.
Her son drove her to the ER on Saturday night.
The ATM at the bank kept my card.
He called his lawyer about the car, and the cart was full.
Take the map and aim for the river; flag us down when you see the beam of the light.
Chop the carrots, add a tip of salt, and act fast.
The MMR shot is due in the spring.
The rest of the page was left blank on purpose.
I read the IL and LA pages of the atlas, and the Cal State brochure.
Port wine is sold at the port.
Kit sent his CV by e-mail, and Rae will pay the rent.
The EV charges overnight in the garage.
The fistula of the vertebra S 1 has no name, and the desk is at L5-S1.
My pulse is 72, my pH is normal, and Dr. Ruiz has a Ph.D.
Blood pressure 128/76, weight 154 lb, no fever, no cough, no pain.
The Lynch family lives next door to the Hodges.
Give her a call; she will be in the garden with the roses and the iris.
Mark the date: the met office says rain.
The vac is broken, so I swept the rug.
The dog, Rex, likes to nap in the sun and to tap the door.
His mother cooks rice with beans, and the rice cooker is new.
I take lisinopril, atorvastatin, omeprazole, sertraline, levothyroxine and vitamin D.
Metoprolol, gabapentin, ondansetron, albuterol, insulin glargine and a daily multivitamin.
Allergies: penicillin, sulfa, latex, peanuts.
PR people wrote the ad; RE: your letter of May.
The RAS of the network and the TPS report are due.
LH and FSH were drawn with the thyroid tests.
He is on call, and the line for the clinic is long.
"""

SPANISH = """
Mi hijo Rey y mi hija Sol vinieron a comer con Abi.
Compré cal y arena para la pared; el gas se acabó.
Va a la cita con su mamá, y después va al mercado.
El pan, el té y la sal están en la mesa.
Se fue a la red de bibliotecas y dejó el kit de costura.
Ato los zapatos del niño y le doy un beso.
La capa de la lluvia está en el carro.
Hace cinco años que vive en el cabo, cerca del mar.
Me lavé las manos y tomé una taza de café con leche.
El lente del ojo derecho está rayado.
La casa de la tía Dara es de adobe y teja.
La met. de la tesis no está clara.
El papá de Gema lleva una gema en el anillo.
Tomo losartán, metformina, omeprazol, sertralina y vitamina D.
La enfermera es muy amable y el doctor la escucha.
Presión 120/80, peso 70 kg, sin fiebre, sin tos.
El plan es caminar media hora y dormir bien.
Pregunte en la caja por el recibo de la luz.
La sala está al fondo, a mano izquierda.
El perro ladra y el gato duerme al sol.
Los lunes y martes trabajo; el viernes descanso.
La niña lee en voz alta todas las noches.
RE: carta del banco; RP: oficina de prensa.
El APE de la estación y el EMR de la clínica fallaron.
Su hermano Hugo vive en Ciudad Real, junto a la plaza del Carmen.
"""

SENTENCES = [line for text in (ENGLISH, SPANISH) for line in text.strip().splitlines()]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("find", [locate_drugs, locate_regimens, locate_cancers, locate_biomarkers])
def test_everyday_sentences_name_nothing_of_oncology(sentence: str, find: object) -> None:
    assert [sentence[each.start : each.end] for each in find(sentence)] == []  # type: ignore[operator]  # each is a finder


@pytest.mark.parametrize("sentence", SENTENCES)
def test_everyday_sentences_name_no_treatment(sentence: str) -> None:
    assert read_treatment(sentence) is None


@pytest.mark.parametrize("sentence", [each.upper() for each in SENTENCES])
@pytest.mark.parametrize("find", [locate_drugs, locate_regimens, locate_cancers, locate_biomarkers])
def test_everyday_sentences_written_in_capitals_name_nothing_either(sentence: str, find: object) -> None:
    assert [sentence[each.start : each.end] for each in find(sentence)] == []  # type: ignore[operator]  # each is a finder


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("gem/Abraxane x3, then cape 1500 mg BID", ["gemcitabine", "nab-paclitaxel", "capecitabine"]),
        ("on abi since May", ["abiraterone"]),
        ("Dara + dex weekly", ["daratumumab", "dexamethasone"]),
        ("len maintenance", ["lenalidomide"]),
        ("CAPE 1500 MG BID", ["capecitabine"]),
        ("quimio con gem semanal", ["gemcitabine"]),
        ("bev", ["bevacizumab"]),
    ],
)
def test_a_short_name_counts_beside_what_is_said_of_treatments(sentence: str, meant: list[str]) -> None:
    assert [each.value.id for each in locate_drugs(sentence)] == meant


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("ALL, relapsed", ["acute-lymphoblastic-leukemia"]),
        ("ALL", ["acute-lymphoblastic-leukemia"]),
        ("MM, IgG kappa, stage II", ["multiple-myeloma"]),
        ("nodule of 5 MM", []),
        ("NET of the pancreas, grade 1", ["neuroendocrine-tumours"]),
        ("NETs, metastatic", ["neuroendocrine-tumours"]),
    ],
)
def test_an_abbreviation_counts_beside_what_is_said_of_cancer(sentence: str, meant: list[str]) -> None:
    assert [each.value.id for each in locate_cancers(sentence)] == meant


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("ER 95%, PR negative", ["ER", "PR"]),
        ("MET exon 14 skipping", ["MET"]),
        ("KIT and PDGFRA wild type", ["KIT", "PDGFRA"]),
        ("Ph+ ALL", ["BCR::ABL1"]),
    ],
)
def test_a_symbol_counts_beside_what_is_said_of_results(sentence: str, meant: list[str]) -> None:
    assert [each.value.symbol for each in locate_biomarkers(sentence)] == meant
