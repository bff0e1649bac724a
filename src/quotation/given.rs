//! Given names that tell which pronoun stands for their bearer. Names that both bear, or that are one or the other by
//! country (`Andrea`, `Jean`, `Kim`, `Nino`), are left out.

use super::voice::Gender;
use crate::text::WordList;

/// What a given name tells.
pub(super) fn gender_of_given(name: &str) -> Option<Gender> {
    let lower = name.to_lowercase();
    match (WOMEN.has(&lower), MEN.has(&lower)) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}

static WOMEN: WordList = WordList::new("
    mary anna anne ann maria marie elizabeth elisabeth susan susanne margaret linda barbara patricia jennifer jessica sarah
    sara karen nancy lisa betty sandra ashley emily donna michelle amanda melissa deborah stephanie rebecca laura helen
    sharon cynthia kathleen amy angela shirley brenda emma pamela nicole katherine catherine christine samantha janet
    carolyn rachel heather diane julie joyce victoria ruth virginia lauren kelly christina martha judith megan alice frances
    hannah jacqueline gloria teresa theresa doris julia grace amelia charlotte sophia sophie isabella olivia lucy fiona
    ingrid astrid birgit ursula petra heike sabine claudia monika angelika katrin kristin solveig sigrid liv ingeborg
    annika eva eeva liisa sanna elina natalia natalya olga irina svetlana tatiana tatyana ekaterina yekaterina elena yelena
    anastasia lyudmila ludmila galina oksana yulia yuliya nadezhda valentina larisa zoya vera daria darya ksenia maia tamara
    agnieszka katarzyna magdalena ewa joanna zuzana jana lenka ivana milena jelena sofia giulia francesca chiara federica
    paola silvia lucia rosa carmen pilar dolores mercedes isabel inés luisa ana beatriz fernanda gabriela adriana marta
    alejandra daniela camila valeria juana josefa brigitte sylvie nathalie isabelle véronique sandrine hélène camille claire
    chantal monique françoise martine élodie amélie fatima fatma aisha ayesha khadija maryam mariam zainab zeynep ayşe
    leila layla noor nour salma rania huda amal samira yasmin shirin fereshteh priya sunita anjali deepa lakshmi meera
    indira nadeesha yuko keiko akiko michiko naoko tomoko mei akosua abena wanjiru chinwe ngozi folasade thandi nomvula
    greta helga edith irene eleanor florence alexandra cecilia caroline louise bridget siobhan niamh aoife sinéad gwen megan carys rosalind philippa imogen harriet penelope
    анна мария елена ольга наталья татьяна ирина светлана екатерина юлия людмила галина валентина гаяне оксана
");

static MEN: WordList = WordList::new("
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
    steven stephen paul andrew joshua kenneth kevin brian george edward timothy jason jeffrey ryan jacob gary nicholas eric
    jonathan larry justin scott brandon benjamin samuel gregory frank raymond patrick jack dennis jerry tyler aaron henry
    douglas peter adam nathan zachary walter harold arthur lawrence albert simon philip phillip alan allan graham ian
    nigel keith trevor colin neil stuart duncan alasdair hamish seán sean liam declan owen hugh rhys gareth dafydd lars sven
    olaf erik bjorn bjarni gunnar magnus anders henrik mads søren jens niels nils mikael juha matti timo rein hans karl
    heinrich wolfgang klaus jürgen dieter stefan markus matthias tobias sebastian friedrich ulrich wouter bram pieter
    maarten sergei sergey vladimir dmitry dmitri mikhail alexei alexey igor oleg boris viktor yuri anatoly nikolai andrei
    pavel ivan konstantin arkady vasily gennady ruslan volodymyr oleksandr andriy petro mykola piotr krzysztof andrzej
    tomasz wojciech jakub ondřej miroslav zoran goran dragan giovanni giuseppe marco luca matteo francesco roberto paolo
    antonio josé juan carlos luis miguel javier fernando pedro pablo diego jorge sergio rafael alejandro ricardo eduardo
    alberto joão paulo francisco manuel jordi pierre michel jacques philippe françois louis guillaume olivier nicolas
    laurent thierry antoine mohammed muhammad mohamed mohammad ahmed ahmad mahmoud mustafa ali omar umar hassan hasan
    hussein hossein ibrahim yusuf youssef khalid khaled abdullah karim tariq mehmet murat emre reza behrouz alireza rajesh
    sanjay anil vijay suresh ramesh narendra rahul imran kenji hiroshi takeshi takashi kwame kofi kojo chukwu emeka olusegun
    сергей владимир дмитрий михаил алексей игорь олег борис виктор юрий анатолий николай андрей иван константин рустам ларс
    давид
");
