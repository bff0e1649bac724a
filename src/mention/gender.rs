//! Given names by which most readers take somebody for a woman or a man, and forms of address that say so.
//!
//! Used only to tell which of several is called "Mr" or "Mrs". It must not know who is meant; in doubt it says nothing.

use crate::text::WordList;

/// Whether a form of address is a woman's, without its full stop.
pub(super) fn of_address(word: &str) -> Option<bool> {
    let (women, men) = (WOMEN_ADDRESSED.has(word), MEN_ADDRESSED.has(word));
    (women != men).then_some(women)
}

/// Whether a given name is a woman's.
pub(super) fn of_given(name: &str) -> Option<bool> {
    let name = any_ascii::any_ascii(name).to_lowercase();
    let (women, men) = (WOMEN.has(&name), MEN.has(&name));
    (women != men).then_some(women)
}

static WOMEN_ADDRESSED: WordList = WordList::new(
    "Mrs Ms Miss Lady Dame Madame Mme Mademoiselle Mlle Frau Señora Sra Signora Senhora Queen Princess Baroness Duchess
    Countess Sister Shrimati Smt Begum MRS MS",
);

static MEN_ADDRESSED: WordList = WordList::new(
    "Mr Lord Sir Monsieur Herr Señor Sr Signor Senhor King Prince Baron Count Duke Father Brother Shri Sheikh MR SIR",
);

static WOMEN: WordList = WordList::new(
    "
    abena ada adaeze adriana agnes agnieszka ahn aicha aida aisha aissatou akua alba alejandra alessandra alice alicia
    alina alison amal amanda amara amelia amina aminata amira amy ana anastasia andrea-maria angela angelica angelina anita
    anja ann anna anne annie antonia anya astrid asuncion aurora ayesha aylin barbara beatrice beatriz bella berta beth
    betty birgit birna brenda bridget brigitte camila camille carla carmen carol carolina caroline catalina catherine
    cecilia celia charlotte chiara chiamaka chinwe chloe christina christine claire clara claudia consuelo cristina
    cynthia dagmar daniela daria deborah delphine diana dina dolores dominique-anne donna dorothea dorothy ebba edith
    ekaterina elaine elena eleanor eleni elif elisa elisabeth elise eliza elizabeth ella ellen eloise elsa emilia emilie
    emily emma erika esperanza esther ethel eugenia eva evelyn fatima fatou fatoumata federica fiona florence frances
    francesca francoise frida gabriela gabriele-maria galina gemma georgia gertrude giovanna gisela giulia gloria grace
    graciela greta gudrun guro gwen gwendolyn habiba hala halima hanan hanna hannah haruka hazel heather hedda heidi helen
    helena helene helga henrietta hilary hilde hillary hiroko ines inga ingeborg ingrid inna irena irene irina iris isabel
    isabella isobel ivana jacqueline jane janet jennifer jessica jill joan joanna josefina josephine joyce juanita judith
    julia juliana julie julieta justyna karen karin karla karolina kate katarina katarzyna kateryna katherine kathleen
    katrin katrina kavita keiko khadija kirsten kristin kristina krystyna lakshmi larisa laura layla leila lena leyla liis
    lilian liliana lina linda lisa liudmila lorna lorraine louise lourdes luciana lucia lucy ludmila luisa lydia lyudmila
    magdalena malgorzata mandisa manuela marcela margaret margarita margot margrethe maria mariam mariana marie mariela
    marina marion marisol marjorie marlene marta martha martina mary maryam matilda maureen maya megan mei-ling melanie
    melissa mercedes mercy meryem michelle milena mina mira miriam moira mona monica monika nadeesha nadia nadine nadezhda
    nancy naomi natalia natalie natasha natalya neha ngozi nicole nina noor nora norma odile ofelia oksana olena olga
    olivia olha pamela paola patricia paula pauline penelope petra phoebe pilar priscilla priya rachel raisa rania raquel
    rebecca regina renata rita roberta rosa rosalind rosario rose rosemary roxana ruth sabine sabrina salma samira sandra
    sara sarah savitri selma shabnam sharon sheila shirin sigrid silvia simone siobhan sofia sofie solange soledad sonia
    sophia sophie stella stephanie sunita susan susana susanne suzanne svetlana sylvia tamara tanya tatiana tatyana teresa
    theresa tuva ulla ulrike ursula valentina valeria valerie vera veronica victoria virginia viviana wanda wilhelmina
    yasmin yolanda yulia yvonne zahra zainab zanele zeynep zofia zoya zuzana ruta rasa dorothea harriet daisy violet ivy
    lucille bernadette nimmi sushma indira nirmala meera anjali deepa kamala usha asha rukhsana benazir sheikha hina
    ",
);

static MEN: WordList = WordList::new(
    "
    aaron abdul abdullah abraham adam adnan ahmad ahmed alan albert alberto aldo alejandro aleksander aleksandr alessandro
    alexander alexandre alexei alfonso alfred ali allan amadou amir anders andre andreas andrei andres andrew andriy andrzej
    angelo anil anthony anton antonio antti ari arkady armando arnaud arnel arnold artem arthur arturo arun ashok augusto
    aziz bart benedikt benjamin bernard bernardo bertrand bjorn bogdan boris brian bruno burak carl carlos cesar charles
    christian christopher claudio clemens cornelius craig curtis cyril dag damian daniel dariusz david denis dennis diego
    dieter dimitri dirk dmitri dmitry dmytro dominic donald douglas duncan earl edgar edmund eduardo edward edwin emeka
    emilio emmanuel enrique eric erik ernesto ernst erwin eugene evan evgeny fabio farid faisal felipe felix fernando filip
    florian francesco francisco francois franz fred frederick friedrich gabriel gareth gary gavin geoffrey george georges
    georgi gerald gerard gerhard giacomo gilbert gilles giorgio giovanni giuseppe gonzalo goran gordon graham greg gregory
    guido guillermo gunther gustavo guy hamid hannes hans harald harold haruto hasan hassan hector heinrich henri henrik
    henry herbert hermann hiroshi horacio horst howard hugo humberto husein ian ibrahim ignacio igor imran ion isaac ismail
    ivan jack jacob jacques jaime jakob jakub james jan janos jason javier jean jeffrey jens jeremy jerome jerzy jesus joao
    joaquin joe joel johan johann john jonas jonathan jorge jose josef joseph joshua juan juergen julian julio justin
    jussi kamal karim karl keith kenji kenneth kevin khaled khalid kirill klaus konrad konstantin kofi krzysztof kurt kwame
    lars laszlo laurence laurent lawrence leif leo leon leonard leonardo leonid leopold lorenzo louis luca lucas luigi luis
    luiz lukas maciej mads magnus mahmoud malcolm mamadou manuel marc marcel marcelo marco marcus marek mario mark markus
    martin mateusz matthew matthias maurice mauricio max maxim mehmet michael michal michel miguel mihai mikhail mikko
    milan mohamed mohammad mohammed moses muhammad murat mustafa nasser nathan neil nestor nicholas nicolae nicolas nikolai
    nikos noel nuno octavio olaf oleg oleksandr oleksiy olivier omar orlando oscar osman otto owen pablo panos pascal
    patrice patrick paul paulo pavel pawel pedro per peter petr philip philippe pierre pieter piotr prakash rafael raj rajesh
    rajiv ralph ramon raphael rashid raul ravi raymond rein reinhard ricardo richard robert roberto bob bill jim joseph
    rodney rodrigo roger roland roman ronald rory rupert russell ryan salman samuel sanjay scott sean sebastian sergei
    sergey sergio seth simon stanislav stefan stefano stephan stephen steven stuart sunil sven tadeusz taras tariq terence
    thabo theodore thierry thomas timothy tomas tomasz tony umberto uwe vadim valentin vasile vasily victor viktor vikram
    vincent vincenzo vitaly vladimir vladislav volodymyr waleed walter werner wilfred wilhelm william wojciech wolfgang
    xavier yann yannick yevgeny youssef yuri yusuf zoltan amos gerrit suresh rakesh mahesh mukesh narendra manmohan
    ",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn women_and_men() {
        for (name, woman) in [
            ("Jane", Some(true)),
            ("Aïssatou", Some(true)),
            ("Peter", Some(false)),
            ("André", Some(false)),
            ("Robin", None),
            ("Xylo", None),
        ] {
            assert_eq!(of_given(name), woman, "{name}");
        }
        for (word, woman) in [("Mrs", Some(true)), ("Mr", Some(false)), ("Dr", None)] {
            assert_eq!(of_address(word), woman, "{word}");
        }
    }
}
